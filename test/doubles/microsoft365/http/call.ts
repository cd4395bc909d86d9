import type { DoubleAnswer } from '../../core/types';
import type { ActionBody, GraphBody } from '../descriptions/bodies';
import type { DriveItem } from '../drive/driveState';
import type { User } from '../directory/people';
import type { Query, QueryRules } from './query';

/** Who asks, by the token: a person who signed in, or an application for itself. */
export type Caller =
	| { readonly kind: 'delegated'; readonly user: User; readonly permissions: ReadonlySet<string>; readonly app: string }
	| { readonly kind: 'application'; readonly permissions: ReadonlySet<string>; readonly app: string };

/** Any one of these permissions is enough. https://learn.microsoft.com/graph/permissions-reference */
export interface Permissions {
	readonly delegated: readonly string[];
	/** Empty where the documentation says "Not supported." */
	readonly application: readonly string[];
	/**
	 * Whether `Sites.Selected` reaches it, for reading, writing or making lists, at sites that were granted to the application.
	 * https://learn.microsoft.com/graph/permissions-selected-overview
	 */
	readonly selected?: 'read' | 'write' | 'manage';
}

/** What a request carries: nothing, bytes, or JSON of this description. */
export type BodyRule = 'none' | 'bytes' | GraphBody | ActionBody;

/** A request that passed all checks, as the state sees it. */
export interface Call {
	readonly method: string;
	readonly url: URL;
	/** The parts of the path that the route names in braces, decoded. */
	readonly params: Readonly<Record<string, string>>;
	readonly query: Query;
	readonly headers: Readonly<Record<string, string>>;
	/** JSON, with an action's parameters in our spelling; undefined where there is none. */
	readonly json: Json | undefined;
	readonly bytes: Buffer;
	readonly caller: Caller;
	/** Where the path leads to a file or folder. */
	readonly item: ItemAddress | undefined;
}

/** A place in a drive as the path tells it: by id, by path below an item, or both. */
export interface ItemAddress {
	readonly drive: string;
	readonly from: DriveItem;
	/** Names below `from`, decoded; empty where `from` itself is meant. */
	readonly below: readonly string[];
}

/** JSON that its description was held against before anybody reads it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = Record<string, any>;

/** One request that the double knows, written from its page of the documentation. */
export interface Route {
	readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
	/** Below the version. What comes as `me` is read as `users/{user}`; `item` is a file or folder however addressed. */
	readonly path: string;
	readonly docs: string;
	readonly needs: Permissions;
	readonly query?: QueryRules;
	/** What may be in the body; 'none' if not said. */
	readonly body?: BodyRule;
	/** Whether the body may be left out. */
	readonly bodyOptional?: boolean;
	/** Media types of the body; JSON if not said. */
	readonly accepts?: readonly string[];
	/** Headers without which the service refuses. */
	readonly headers?: readonly string[];
	readonly answer: (call: Call) => DoubleAnswer;
}

/** The page of a request in the reference of version 1.0. */
export const docs = (name: string) => `https://learn.microsoft.com/graph/api/${name}?view=graph-rest-1.0`;
