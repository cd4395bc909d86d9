import html from 'html-template-tag';
import { isInStyle, textOfBlocks, type Block, type WordContent } from '../../../connectors/documents/wordContent';

/** A letter as one page of HTML, as plain as can be. */
export function letterHtml({ header, body }: WordContent, title: string): string {
	const address = body.filter((block) => isInStyle(block, 'Recipient Address'));
	const rest = body.filter((block) => !isInStyle(block, 'Recipient Address'));
	return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8">${html`<title>${title}</title>`}<style>
@page { size: A4; margin: 15mm 25mm }
body { font: 12pt/1.3 sans-serif; color: #1F2933; margin: 0 }
h1 { font-size: 16pt; color: #1D3F72 }
.address { height: 40mm; margin-top: 20mm; white-space: pre-line }
</style></head><body>${header.map(elementOf).join('')}${html`<div class="address">${textOfBlocks(address)}</div>`}${rest.map(elementOf).join('')}</body></html>`;
}

function elementOf(block: Block): string {
	if (block.kind === 'heading') return html`<h1>${textOfBlocks([block])}</h1>`;
	if (block.kind === 'list') return `<ul>${textOfBlocks([block]).split('\n').map((item) => html`<li>${item}</li>`).join('')}</ul>`;
	return html`<p>${textOfBlocks([block])}</p>`;
}
