import { chatSpaces, taskLists } from '../../pick/google';
import type { ServiceAccess } from '../../service/access';
import { GoogleChat } from '../../staff/google/googleChat';
import { GoogleTasks } from '../../staff/google/googleTasks';
import type { MessageService, TaskService } from '../../staff/port';
import { noneNamed, oneNamed } from '../named';
import type { Picked } from '../port';

export async function space(access: ServiceAccess, picked: Picked): Promise<MessageService> {
	if ('id' in picked) return new GoogleChat(access, { space: picked.id });
	const found = await oneNamed((from) => chatSpaces(access, from), picked.name, { what: 'space', service: 'Google Chat' });
	if (!found) throw noneNamed(picked.name, 'space', 'Google Chat');
	return new GoogleChat(access, { space: found.id });
}

export async function taskList(access: ServiceAccess, picked: Picked): Promise<TaskService> {
	if ('id' in picked) return new GoogleTasks(access, { taskList: picked.id });
	const found = await oneNamed((from) => taskLists(access, from), picked.name, { what: 'list', service: 'Google Tasks' });
	if (!found) throw noneNamed(picked.name, 'list', 'Google Tasks');
	return new GoogleTasks(access, { taskList: found.id });
}
