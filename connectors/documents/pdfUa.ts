const uaIdentifier =
	'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>';

/**
 * Writes into a tagged PDF the two marks of PDF/UA-1 (ISO 14289-1, clauses 5 and 7.1) that Typst's WebAssembly build
 * has no switch for: the identifier in its metadata, and that readers show the title instead of the file name.
 * Takes a PDF whose structure is real: tagged, with title and language. Throws where it is not tagged, so that the
 * identifier is never a false claim.
 */
export async function markAsPdfUa(pdf: Uint8Array): Promise<Uint8Array> {
	// Loaded when a document is made: it takes as much memory as an import of 400,000 marks, and most runs of a node make none.
	const { PDFDict, PDFDocument, PDFName, PDFRawStream, decodePDFRawStream } = await import('pdf-lib');
	const document = await PDFDocument.load(pdf, { updateMetadata: false });
	const { catalog, context } = document;
	const metadata = catalog.lookup(PDFName.of('Metadata'));
	if (!catalog.has(PDFName.of('StructTreeRoot')) || !catalog.has(PDFName.of('Lang')) || !(metadata instanceof PDFRawStream)) {
		throw new Error('The PDF has no structure tree, language or metadata, so it cannot be marked as PDF/UA.');
	}
	const xmp = Buffer.from(decodePDFRawStream(metadata).decode()).toString('utf8');
	const marked = xmp.replace('</rdf:RDF>', () => `${uaIdentifier}</rdf:RDF>`);
	const stream = context.stream(Buffer.from(marked, 'utf8'), { Type: 'Metadata', Subtype: 'XML' });
	catalog.set(PDFName.of('Metadata'), context.register(stream));
	const preferences = catalog.lookupMaybe(PDFName.of('ViewerPreferences'), PDFDict) ?? context.obj({});
	preferences.set(PDFName.of('DisplayDocTitle'), context.obj(true));
	catalog.set(PDFName.of('ViewerPreferences'), preferences);
	return document.save({ addDefaultPage: false, updateFieldAppearances: false });
}
