//! Structured data for search engines: schema.org `Course`, as JSON-LD.

use serde_json::{Value, json};

use super::{PageContent, Scene};

/// The structured data of a page, safe inside a script element; empty where a page has none.
pub(super) fn of(scene: &Scene<'_>, content: &PageContent) -> String {
    let value = match content {
        PageContent::Programme(page) => {
            let description =
                page.courses.first().map(|course| course.summary.as_str()).filter(|text| !text.is_empty());
            let description = description.unwrap_or(&page.programme.title);
            course(
                scene,
                (&page.programme.title, description),
                &page.programme.level,
                page.programme.hours.taught_minutes,
            )
        }
        PageContent::Course(page) => {
            let text = &page.course;
            let description = if text.summary.is_empty() { &text.title } else { &text.summary };
            course(scene, (&text.title, description), "", page.hours.taught_minutes)
        }
        _ => return String::new(),
    };
    // `<`, `>` and `&` could end the script element or start an entity; inside JSON strings they may be escaped.
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn course(scene: &Scene<'_>, (name, description): (&str, &str), level: &str, minutes: u32) -> Value {
    let workspace = &scene.linked().model.workspace;
    let publisher = workspace.publisher.as_ref().unwrap_or(&workspace.title).get(scene.language);
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "Course",
        "name": name,
        "description": description,
        "inLanguage": scene.language.tag(),
        "provider": { "@type": "Organization", "name": publisher },
        "hasCourseInstance": {
            "@type": "CourseInstance",
            "courseMode": "blended",
            "courseWorkload": format!("PT{}H{}M", minutes / 60, minutes % 60),
        },
    });
    if !level.is_empty() {
        value["educationalLevel"] = json!(level);
    }
    if let Some(date) = scene.site.date {
        value["dateModified"] = json!(date);
    }
    value
}
