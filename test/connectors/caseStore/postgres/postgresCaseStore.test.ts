import { keepsTheContract } from '../contract';
import { Databases } from './databases';

let databases: Databases;
beforeAll(async () => {
	databases = await Databases.start();
});
afterAll(async () => await databases.stop());

keepsTheContract({ name: 'in PostgreSQL', fresh: async () => await databases.fresh() });
