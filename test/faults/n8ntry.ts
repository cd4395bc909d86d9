import { killedN8n } from './scenarios/realN8n';
void killedN8n({ kills: 1, seed: 1, say: (p) => console.log(new Date().toISOString(), p) }).then((c) => console.log(c));
