/** Microsoft's clouds: where Graph is and where one signs in. https://learn.microsoft.com/graph/deployments */
export interface MicrosoftCloud {
	readonly name: string;
	readonly graph: string;
	readonly signIn: string;
}

export const microsoftClouds: readonly [MicrosoftCloud, ...MicrosoftCloud[]] = [
	{ name: 'Global', graph: 'https://graph.microsoft.com', signIn: 'https://login.microsoftonline.com' },
	{ name: 'US Government', graph: 'https://graph.microsoft.us', signIn: 'https://login.microsoftonline.us' },
	{ name: 'US Government DOD', graph: 'https://dod-graph.microsoft.us', signIn: 'https://login.microsoftonline.us' },
	{ name: 'China', graph: 'https://microsoftgraph.chinacloudapi.cn', signIn: 'https://login.chinacloudapi.cn' },
];
