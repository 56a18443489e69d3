import { escapeXml } from '../xlsx/cell-values.ts';

/** The properties that XMP and the document's information both contain. */
interface Information {
  readonly Title?: string;
  readonly Author?: string;
  readonly Keywords?: string;
  readonly Producer?: string;
  readonly Creator?: string;
  readonly CreationDate?: Date;
  readonly ModDate?: Date;
}

/** The file's description in XMP (ISO 16684-1), which PDF/A and PDF/UA go by. */
export function descriptionXml(information: Information, isAccessible: boolean): string {
  const { Title = '', Author = '', Keywords = '', Producer = '', Creator = '' } = information;
  return `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(Title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(Author)}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreateDate>${instant(information.CreationDate)}</xmp:CreateDate>
<xmp:ModifyDate>${instant(information.ModDate)}</xmp:ModifyDate>
<xmp:CreatorTool>${escapeXml(Creator)}</xmp:CreatorTool>
<pdf:Producer>${escapeXml(Producer)}</pdf:Producer>
<pdf:Keywords>${escapeXml(Keywords)}</pdf:Keywords>
</rdf:Description>${isAccessible ? accessible : ''}`;
}

/** PDF/UA's mark, and its schema, which PDF/A wants described because it doesn't know it (ISO 19005-2, 6.6.2.3). */
const accessible = `
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

function instant(time: Date | undefined): string {
  return time ? time.toISOString().replace(/\.\d+Z$/, 'Z') : '';
}
