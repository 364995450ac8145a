//! Values of PDF as plain values.

use hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};

/// Text of a file: UTF-16 or UTF-8 where it begins so, and the Latin letters of PDF otherwise.
pub(super) fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, wide @ ..] => {
            let units: Vec<u16> = wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).unwrap(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// The text of an entry; empty when there is none.
pub(super) fn text_of(dict: &Dict<'_>, key: &str) -> String {
    dict.get::<PdfString<'_>>(key).map(|found| text(found.as_bytes())).unwrap_or_default()
}

/// The name in an entry; empty when there is none.
pub(super) fn name_of(dict: &Dict<'_>, key: &str) -> String {
    dict.get::<Name<'_>>(key).map(|name| name.as_str().to_owned()).unwrap_or_default()
}

/// The values of an entry, which may hold one value or a list, and of those the ones of a type.
pub(super) fn items<'a, T: TryFrom<Object<'a>>>(dict: &Dict<'a>, key: &str) -> Vec<T> {
    let values: Vec<Object<'a>> = match dict.get::<Object<'a>>(key) {
        Some(Object::Array(array)) => resolved(&array),
        other => other.into_iter().collect(),
    };
    values.into_iter().filter_map(|value| T::try_from(value).ok()).collect()
}

/// The values of a list, references followed.
pub(super) fn resolved<'a>(array: &Array<'a>) -> Vec<Object<'a>> {
    array.iter::<Object<'a>>().collect()
}

/// Every leaf of a tree of names or numbers, as the list of keys and values that it is.
pub(super) fn leaves<'a>(tree: &Dict<'a>, key: &str) -> Vec<Object<'a>> {
    let mut found = tree.get::<Array<'a>>(key).map(|array| resolved(&array)).unwrap_or_default();
    for kid in items::<Dict<'a>>(tree, "Kids") {
        found.extend(leaves(&kid, key));
    }
    found
}

#[test]
fn text_is_read_in_each_of_its_encodings() {
    assert_eq!(text(&[0xFE, 0xFF, 0x4E, 0x00, 0xD8, 0x40, 0xDC, 0x00]), "一𠀀");
    assert_eq!(text("\u{feff}一".as_bytes()), "一");
    assert_eq!(text(b"caf\xE9"), "café");
}
