//! What makes a PDF one for archives: PDF/A-1b (ISO 19005-1) needs a colour space for its greys and a
//! description that repeats what the file says of itself.
//!
//! Offices keep such files for decades, and a validator that is not ours can check them.

use lopdf::{Dictionary, Document, Object, Stream};

/// The version that ISO 19005-1 is built on.
pub(super) const VERSION: &str = "1.4";

/// sRGB (IEC 61966-2-1) as an ICC profile; `assets/colour/build.py` writes it.
const PROFILE: &[u8] = include_bytes!("../../../assets/colour/srgb.icc");

/// Adds colour space and description to a finished document.
pub(super) fn mark(
    document: &mut Document,
    title: &str,
    language: &str,
    producer: &str,
) -> Result<(), lopdf::Error> {
    let mut about = Dictionary::new();
    about.set("N", 3);
    let profile = document.add_object(Stream::new(about, PROFILE.to_vec()));
    let mut intent = Dictionary::new();
    intent.set("Type", Object::Name(b"OutputIntent".to_vec()));
    intent.set("S", Object::Name(b"GTS_PDFA1".to_vec()));
    intent.set("OutputConditionIdentifier", Object::string_literal("sRGB"));
    intent.set("DestOutputProfile", profile);
    let intent = document.add_object(intent);

    let mut about = Dictionary::new();
    about.set("Type", Object::Name(b"Metadata".to_vec()));
    about.set("Subtype", Object::Name(b"XML".to_vec()));
    let description = description(title, language, producer);
    // A reader must find it without knowing any filter.
    let description = Stream::new(about, description.into_bytes()).with_compression(false);
    let description = document.add_object(description);

    let catalog = document.catalog_mut()?;
    catalog.set("OutputIntents", vec![Object::Reference(intent)]);
    catalog.set("Metadata", description);
    Ok(())
}

/// The description in XMP; it has to say the same as the information dictionary.
fn description(title: &str, language: &str, producer: &str) -> String {
    let [title, language, producer] = [title, language, producer].map(escaped);
    format!(
        r#"<?xpacket begin="{mark}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"#,
        mark = '\u{feff}'
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
