import { docs, type Call, type Json, type Permissions, type Route } from '../http/call';
import { checkIfMatch } from '../http/eTag';
import { GraphRefusal } from '../http/errors';
import { json, page, selected } from '../http/pages';
import { decode, itemNotFound } from '../http/path';
import type { MicrosoftSchool } from '../school';
import { readFiles, writeFiles } from './filePermissions';
import { checkName, freeName, located, makerOf, nameTaken } from './itemAddress';
import { cTag, driveJson, itemJson } from './itemJson';
import type { PreauthenticatedAddresses } from './preauthenticated';
import { sharingRoutes } from './sharingRoutes';
import { uploadRoutes } from './uploadRoutes';

const readDrive: Permissions = { ...readFiles, delegated: [...readFiles.delegated, 'User.Read'] };

/** What the service prints to PDF. https://learn.microsoft.com/graph/api/driveitem-get-content-format#format-options */
const printable = /\.(doc|docx|dot|dotx|dotm|dsn|dwg|eml|epub|fluidframework|form|htm|html|loop|loot|markdown|md|msg|note|odp|ods|odt|page|pps|ppsx|ppt|pptx|pulse|rtf|task|tif|tiff|wbtx|whiteboard|xls|xlsm|xlsx)$/i;

export function driveRoutes(school: MicrosoftSchool, addresses: PreauthenticatedAddresses): readonly Route[] {
	const at = (call: Call) => located(school, call);
	const list = { select: 'DriveItem', top: 999, orderby: ['name', 'lastModifiedDateTime', 'size'], filter: ['name'] };

	return [
		{
			method: 'GET', path: 'drives/{drive}', docs: docs('drive-get'), needs: readDrive, query: { select: 'Drive' },
			answer: (call) => json(200, selected(driveJson(school.drives.find(call.params.drive!)!, school), call)),
		},
		{
			method: 'GET', path: 'users/{user}/drives', docs: docs('drive-list'), needs: readDrive, query: { select: 'Drive', top: 200 },
			answer: (call) => page(school.drives.all.filter(({ owner }) => owner !== undefined && owner === school.people.find(call.params.user!)).map((drive) => driveJson(drive, school)), call, 200),
		},
		{
			method: 'GET', path: 'sites/{site}/drives', docs: docs('drive-list'), needs: readFiles, query: { select: 'Drive', top: 200 },
			answer: (call) => {
				const site = school.sites.find(call.params.site!);
				if (!site) throw itemNotFound();
				return page(school.drives.all.filter((drive) => drive.site === site).map((drive) => driveJson(drive, school)), call, 200);
			},
		},
		{
			method: 'GET', path: 'item', docs: docs('driveitem-get'), needs: readFiles, query: { select: 'DriveItem' },
			answer: (call) => {
				const { drive, item } = at(call);
				if (call.headers['if-none-match'] === item.eTag) return { status: 304 };
				return json(200, selected(itemJson(drive, item), call));
			},
		},
		{
			method: 'GET', path: 'item/children', docs: docs('driveitem-list-children'), needs: readFiles, query: list,
			answer: (call) => {
				const { drive, item } = at(call);
				return page(item.children.map((child) => itemJson(drive, child)), call, 200);
			},
		},
		{
			method: 'GET', path: "item/search(q='{words}')", docs: docs('driveitem-search'), needs: readFiles, query: { ...list, filter: [] },
			answer: (call) => {
				const { drive, item } = at(call);
				const words = call.params.words!.replaceAll("''", "'").toLowerCase();
				const found = drive.all.filter((one) => one !== item && one.path.startsWith(item.path) && one.name.toLowerCase().includes(words));
				return page(found.map((one) => itemJson(drive, one)), call, 200);
			},
		},
		{
			method: 'POST', path: 'item/children', docs: docs('driveitem-post-children'), needs: writeFiles,
			body: { type: 'DriveItem', writable: ['name', 'folder', 'description'], required: ['name', 'folder'] },
			answer: (call) => makeFolder(school, call),
		},
		{
			method: 'GET', path: 'item/content', docs: docs('driveitem-get-content'), needs: readFiles, query: { own: { format: { pattern: /^(pdf|html)$/ } } },
			answer: (call) => {
				const { drive, item } = at(call);
				if (item.content === undefined) throw new GraphRefusal(400, 'invalidRequest', 'A folder has no content.');
				const pdf = call.query.own.format !== undefined;
				if (pdf && (call.query.own.format !== 'pdf' || !printable.test(item.name))) throw new GraphRefusal(406, 'notSupported', 'The file cannot be converted to this format.');
				const address = pdf
					? addresses.forDownload('converted', school.printToPdf(item.content), 'application/pdf')
					: addresses.forDownload(new URL(drive.webUrl).host, item.content, item.mediaType, item.eTag);
				return { status: 302, headers: { location: address } };
			},
		},
		{
			method: 'PATCH', path: 'item', docs: docs('driveitem-update'), needs: writeFiles, body: { type: 'DriveItem', writable: ['name', 'description', 'parentReference', 'fileSystemInfo'] },
			answer: (call) => {
				const { drive, item } = at(call);
				checkIfMatch(call, item.eTag, cTag(item));
				const { name = item.name, description, parentReference } = call.json!;
				checkName(name);
				const parent = parentReference?.id ? drive.item(decode(parentReference.id)) : item.parent;
				if (!parent) throw itemNotFound();
				const other = parent.child(name);
				if (other && other !== item) throw nameTaken();
				item.parent?.children.splice(item.parent.children.indexOf(item), 1);
				parent.children.push(item);
				Object.assign(item, { name, parent, description: description ?? item.description });
				item.touch();
				return json(200, itemJson(drive, item));
			},
		},
		{
			method: 'DELETE', path: 'item', docs: docs('driveitem-delete'), needs: writeFiles,
			answer: (call) => {
				const { drive, item } = at(call);
				if (item === drive.root) throw new GraphRefusal(400, 'invalidRequest', 'The root of a drive cannot be deleted.');
				checkIfMatch(call, item.eTag, cTag(item));
				drive.remove(item);
				return { status: 204 };
			},
		},
		...uploadRoutes(school, addresses),
		...sharingRoutes(school),
	];
}

function makeFolder(school: MicrosoftSchool, call: Call) {
	const { drive, item } = located(school, call);
	if (!item.isFolder) throw new GraphRefusal(400, 'invalidRequest', 'A file has no children.');
	const { name, '@microsoft.graph.conflictBehavior': ifTaken = 'fail' } = call.json as Json;
	checkName(name);
	const there = item.child(name);
	if (there && ifTaken === 'fail') throw nameTaken();
	if (there && ifTaken === 'replace') return json(201, itemJson(drive, there));
	const made = drive.add(item, there ? freeName(item, name) : name);
	made.createdBy = makerOf(call);
	return json(201, itemJson(drive, made));
}
