import html from 'html-template-tag';
import { contentPolicy } from './headers';
import { script } from './script';
import { style } from './style';

/** A whole page around its parts, which are HTML already. */
export function layout({ title, main, scripted = false }: { readonly title: string; readonly main: string; readonly scripted?: boolean }): string {
	const code = scripted ? `<script>${script}</script>` : '';
	return html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light">
<title>${title}</title>
<style>$${style}</style>
</head>
<body data-attendance-approval>
$${main}
$${code}
</body>
</html>
`;
}
