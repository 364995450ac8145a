//! Pages as a browser reads them: elements with their attributes, text, and where links lead.

use std::collections::{BTreeMap, BTreeSet};

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// A page, read.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// Every start tag, in order.
    pub(crate) elements: Vec<Element>,
    /// What a reader reads, without scripts and styles; blanks are single.
    pub(crate) text: String,
    /// Comments.
    pub(crate) comments: Vec<String>,
    /// What is no HTML.
    pub(crate) faults: Vec<String>,
    is_open: bool,
}

/// A start tag.
#[derive(Debug, Default, Clone)]
pub(crate) struct Element {
    /// Its name, in lower case.
    pub(crate) name: String,
    /// Its attributes, with entities resolved.
    pub(crate) attributes: BTreeMap<String, String>,
    /// The text up to its own end or that of an element in it.
    pub(crate) text: String,
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

impl Page {
    /// Reads a page.
    pub(crate) fn read(html: &str) -> Page {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut page = Page::default();
        for token in Tokenizer::new_with_emitter(html, emitter) {
            let Ok(token) = token;
            page.take(token);
        }
        page.text = page.text.split_whitespace().collect::<Vec<_>>().join(" ");
        page
    }

    fn take(&mut self, token: Token) {
        match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.iter().map(|(name, value)| (text_of(name), text_of(value))).collect();
                self.elements.push(Element { name: text_of(&tag.name), attributes, text: String::new() });
                self.is_open = true;
            }
            Token::EndTag(tag) => {
                self.is_open = false;
                if !["a", "b", "code", "em", "i", "span", "strong", "sub", "sup"].contains(&text_of(&tag.name).as_str())
                {
                    self.text.push(' ');
                }
            }
            Token::String(text) => {
                let text = text_of(&text);
                let last = self.elements.last_mut().filter(|_| self.is_open);
                if !last.as_ref().is_some_and(|element| ["script", "style"].contains(&element.name.as_str())) {
                    self.text.push_str(&text);
                }
                if let Some(element) = last {
                    element.text.push_str(&text);
                }
            }
            Token::Comment(text) => self.comments.push(text_of(&text)),
            Token::Error(error) => self.faults.push(format!("{error:?}")),
            Token::Doctype(_) => {}
        }
    }

    /// Every element of a name.
    pub(crate) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// The `id`s, in order.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.elements.iter().filter_map(|element| element.attribute("id"))
    }

    /// Every address in an attribute that a browser follows or loads.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = (&Element, &str)> {
        self.elements
            .iter()
            .flat_map(|element| ADDRESSES.iter().filter_map(move |name| Some((element, element.attribute(name)?))))
    }

    /// Elements that a browser loads from the network to show the page.
    pub(crate) fn loads_from_elsewhere(&self) -> impl Iterator<Item = (&Element, &str)> {
        self.addresses().filter(|(element, address)| {
            let loads = element.name != "a"
                && !(element.name == "link" && element.attribute("rel").is_some_and(|rel| rel != "stylesheet"));
            loads && scheme(address).is_some()
        })
    }

    /// Everything in the page that could run, load from elsewhere, or send something: what an author's text must never
    /// become.
    pub(crate) fn harm(&self) -> Vec<String> {
        let mut harm = Vec::new();
        for element in &self.elements {
            let name = element.name.as_str();
            let is_data = name == "script" && element.attribute("type") == Some("application/ld+json");
            if ACTIVE.contains(&name) && !is_data {
                harm.push(format!("<{name}>"));
            }
            let refreshes = name == "meta" && element.attributes.contains_key("http-equiv");
            if refreshes {
                harm.push(format!("{element:?}"));
            }
            for (attribute, value) in &element.attributes {
                // The alignment of a column is the only style that the Markdown of tables asks for.
                let is_alignment = attribute == "style"
                    && ["left", "center", "right"].iter().any(|side| value == &format!("text-align: {side}"));
                let acts = ["srcdoc", "style", "ping", "formaction"].contains(&attribute.as_str());
                if attribute.starts_with("on") || (acts && !is_alignment) {
                    harm.push(format!("<{name} {attribute}={value:?}>"));
                }
            }
        }
        for (element, address) in self.addresses() {
            let own_icon = element.name == "link" && scheme(address).as_deref() == Some("data");
            if !own_icon && scheme(address).is_some_and(|scheme| !SAFE_SCHEMES.contains(&scheme.as_str())) {
                harm.push(format!("<{} …={address:?}>", element.name));
            }
        }
        harm
    }
}

/// Attributes with an address.
const ADDRESSES: [&str; 9] = ["href", "src", "xlink:href", "action", "cite", "data", "poster", "background", "srcset"];

/// Schemes that neither run nor read anything here.
const SAFE_SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Elements that run, embed, send, or change how the rest is read.
const ACTIVE: [&str; 18] = [
    "script",
    "style",
    "iframe",
    "frame",
    "object",
    "embed",
    "applet",
    "form",
    "input",
    "button",
    "textarea",
    "select",
    "base",
    "template",
    "noscript",
    "portal",
    "foreignobject",
    "animate",
];

/// The scheme of an address as the URL standard finds it: blanks at the ends and line breaks within do not count.
pub(crate) fn scheme(address: &str) -> Option<String> {
    let bare = address.trim_matches(|c: char| c <= ' ');
    let bare: String = bare.chars().filter(|c| !['\t', '\n', '\r'].contains(c)).collect();
    let (scheme, _) = bare.split_once(':')?;
    let mut letters = scheme.chars();
    let sound = letters.next()?.is_ascii_alphabetic()
        && letters.all(|c| c.is_ascii_alphanumeric() || ['+', '-', '.'].contains(&c));
    sound.then(|| scheme.to_ascii_lowercase())
}

/// `%E4%B8%AD` as the character it stands for.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        match code.filter(|_| *first == b'%') {
            Some(code) => {
                bytes.push(code);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// The file of the site that a relative address on a page leads to, and the fragment.
pub(crate) fn target(page: &str, address: &str) -> Option<(String, String)> {
    let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
    let path = path.split('?').next().unwrap_or("");
    if path.is_empty() {
        return Some((page.to_owned(), decoded(fragment)));
    }
    let mut parts: Vec<String> = page.split('/').map(str::to_owned).collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(decoded(part)),
        }
    }
    Some((parts.join("/"), decoded(fragment)))
}

/// Links of these pages that lead to no file, or to no place in a page.
pub(crate) fn dead_links(pages: &BTreeMap<String, Page>, exists: impl Fn(&str) -> bool) -> Vec<String> {
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        pages.iter().map(|(path, page)| (path.as_str(), page.ids().collect())).collect();
    let mut dead = BTreeSet::new();
    for (path, page) in pages {
        for (element, address) in page.addresses().filter(|(_, address)| scheme(address).is_none()) {
            let place = format!("{path}: <{}> leads to {address:?}", element.name);
            match target(path, address) {
                None => dead.insert(format!("{place}, which leaves the site")),
                Some((file, _)) if !exists(&file) => dead.insert(format!("{place}, which does not exist")),
                Some((_, fragment)) if fragment.is_empty() => false,
                Some((file, fragment)) => {
                    let found = ids.get(file.as_str()).is_some_and(|ids| ids.contains(fragment.as_str()));
                    !found && dead.insert(format!("{place}, where nothing has that id"))
                }
            };
        }
    }
    dead.into_iter().collect()
}

/// Letters and digits alone: what a reader sees, whatever the markup.
pub(crate) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn harm_is_seen_in_every_spelling() {
    for html in [
        "<script>alert(1)</script>",
        "<SCRIPT src=//example.org/x.js></SCRIPT>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<a href='JaVaScRiPt:alert(1)'>x</a>",
        "<a href='&#106;ava&#x9;script:alert(1)'>x</a>",
        "<a href='\u{1}javascript:alert(1)'>x</a>",
        "<a href='java\nscript&colon;alert(1)'>x</a>",
        "<iframe srcdoc='x'></iframe>",
        "<p style='background:url(x)'>x</p>",
        "<meta http-equiv=refresh content='0;url=javascript:x'>",
        "<img src='data:text/html,x'>",
    ] {
        assert!(!Page::read(html).harm().is_empty(), "{html}");
    }
    for html in ["<a href='a.html#b'>x</a>", "<a href='https://example.org/a:b'>onclick=x</a>", "&lt;script&gt;"] {
        assert_eq!(Page::read(html).harm(), Vec::<String>::new(), "{html}");
    }
}
