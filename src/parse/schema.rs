//! JSON Schemas for editors, printed from the same shapes that the reader checks against.

use serde_json::{Map, Value, json};

use super::shape::{Need, Shape, TableShape};
use super::shapes::{assessment, course, module, standard, workspace};
use super::table::TOO_LARGE;

/// The schemas that `curricle schema` can print, by name.
pub const NAMES: [&str; 6] = ["workspace", "standard", "standard-part", "course", "module", "assessment"];

/// The schema with this name.
pub fn schema(name: &str) -> Option<Value> {
    let (shape, title) = match name {
        "workspace" => (&workspace::WORKSPACE, "curricle.toml"),
        "standard" => (&standard::STANDARD, "standards/<slug>/standard.toml"),
        "standard-part" => (&standard::PART, "standards/<slug>/*.toml"),
        "course" => (&course::COURSE, "courses/<slug>/course.toml"),
        "module" => (&module::MODULE, "courses/<slug>/modules/<id>/index.*.md (front matter)"),
        "assessment" => (&assessment::ASSESSMENT, "courses/<slug>/modules/<id>/assessment.toml"),
        _ => return None,
    };
    let mut schema = Map::new();
    schema.insert("$schema".into(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".into(), json!(title));
    if let Value::Object(table) = table(shape) {
        schema.extend(table);
    }
    Some(Value::Object(schema))
}

fn table(shape: &TableShape) -> Value {
    let mut properties = Map::new();
    for field in shape.fields {
        let mut property = value(&field.shape);
        if let Value::Object(property) = &mut property {
            property.insert("description".into(), json!(format!("{}\n{}", field.doc.en, field.doc.zh)));
        }
        properties.insert(field.key.into(), property);
    }
    let required: Vec<&str> =
        shape.fields.iter().filter(|field| field.need == Need::Required).map(|field| field.key).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn value(shape: &Shape) -> Value {
    match shape {
        Shape::Text => json!({ "type": "string" }),
        Shape::Name => json!({ "type": "string", "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }),
        Shape::Date => json!({ "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" }),
        Shape::WebAddress => json!({ "type": "string", "pattern": "^https?://[^\\s<>\"']+$" }),
        Shape::Positive => json!({ "type": "integer", "minimum": 1, "exclusiveMaximum": TOO_LARGE }),
        Shape::Integer => json!({ "type": "integer", "minimum": 0, "exclusiveMaximum": TOO_LARGE }),
        Shape::Number => json!({ "type": "number", "minimum": 0, "exclusiveMaximum": TOO_LARGE }),
        Shape::NumberUpTo(most) => json!({ "type": "number", "minimum": 0, "maximum": most }),
        Shape::Boolean => json!({ "type": "boolean" }),
        Shape::Choice(known) => json!({ "type": "string", "enum": known }),
        Shape::Words => table(&super::table::WORDS),
        Shape::List(element) => json!({ "type": "array", "items": value(element) }),
        Shape::Table(shape) => table(shape),
        Shape::ChoiceByName(known) => {
            json!({ "type": "object", "additionalProperties": { "type": "string", "enum": known } })
        }
    }
}
