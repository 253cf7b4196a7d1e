//! Schemas of the document as people read them: fields with their kind, and an example made of them.

use serde_json::{Map, Value, json};

/// Deeper than so, a schema refers to itself.
const DEEPEST: u8 = 6;

/// A field as a line of a table.
pub(super) struct Field {
    pub name: String,
    pub kind: String,
    pub needed: bool,
    pub about: String,
}

/// What a reference leads to; anything else stays what it is.
pub(super) fn resolved<'a>(document: &'a Value, told: &'a Value) -> &'a Value {
    let target = told.get("$ref").and_then(Value::as_str).and_then(|at| document.pointer(at.trim_start_matches('#')));
    target.unwrap_or(told)
}

/// The one schema that is meant: what may also be null is itself.
fn meant<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let schema = resolved(document, schema);
    for word in ["oneOf", "anyOf", "allOf"] {
        if let Some(all) = schema.get(word).and_then(Value::as_array) {
            let real = all.iter().find(|one| one.get("type").and_then(Value::as_str) != Some("null"));
            return real.map_or(schema, |real| resolved(document, real));
        }
    }
    schema
}

fn kinds(schema: &Value) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(kind)) => vec![kind],
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).filter(|kind| *kind != "null").collect(),
        _ => vec![],
    }
}

/// `string`, `date`, `integer`, `Organisation`, `list of Name`, `a | b`.
pub(super) fn kind(schema: &Value) -> String {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str).and_then(|at| at.rsplit('/').next()) {
        return name.to_owned();
    }
    if let Some(all) = ["oneOf", "anyOf"].iter().find_map(|word| schema.get(*word)).and_then(Value::as_array) {
        let real = all.iter().filter(|one| one.get("type").and_then(Value::as_str) != Some("null"));
        return real.map(kind).collect::<Vec<_>>().join(" | ");
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return values.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" | ");
    }
    let base = kinds(schema).first().copied().unwrap_or("any");
    match (base, schema.get("items"), schema.get("format").and_then(Value::as_str)) {
        ("array", Some(items), _) => format!("list of {}", kind(items)),
        (_, _, Some(format)) => format.to_owned(),
        _ => base.to_owned(),
    }
}

/// The fields of an object, or of the objects of a list; those of inner objects follow with a dot before them.
pub(super) fn fields(document: &Value, schema: &Value) -> Vec<Field> {
    let mut all = Vec::new();
    gather(document, schema, "", 0, &mut all);
    all
}

fn gather(document: &Value, schema: &Value, before: &str, depth: u8, all: &mut Vec<Field>) {
    let schema = meant(document, schema);
    if depth > DEEPEST {
        return;
    }
    if let Some(items) = schema.get("items") {
        return gather(document, items, &format!("{before}[]"), depth + 1, all);
    }
    let needed: Vec<&str> =
        schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    for (name, inner) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let full = if before.is_empty() { name.clone() } else { format!("{before}.{name}") };
        let about = inner
            .get("description")
            .and_then(Value::as_str)
            .or_else(|| resolved(document, inner).get("description").and_then(Value::as_str));
        all.push(Field {
            name: full.clone(),
            kind: kind(inner),
            needed: needed.contains(&name.as_str()),
            about: about.unwrap_or_default().to_owned(),
        });
        gather(document, inner, &full, depth + 1, all);
    }
}

/// A value that fits the schema, for reading.
pub(super) fn example(document: &Value, schema: &Value) -> Value {
    instance(document, schema, 0)
}

fn instance(document: &Value, schema: &Value, depth: u8) -> Value {
    let schema = meant(document, schema);
    if let Some(given) = schema.get("example").or_else(|| schema.get("default")) {
        return given.clone();
    }
    if let Some(first) = schema.get("enum").and_then(Value::as_array).and_then(|values| values.first()) {
        return first.clone();
    }
    if depth > DEEPEST {
        return Value::Null;
    }
    match (kinds(schema).first().copied(), schema.get("format").and_then(Value::as_str)) {
        (Some("array"), _) => {
            schema.get("items").map_or_else(|| json!([]), |items| json!([instance(document, items, depth + 1)]))
        }
        (Some("integer"), _) => json!(1),
        (Some("number"), _) => json!(1.5),
        (Some("boolean"), _) => json!(true),
        (Some("string"), Some("uuid")) => json!("01964b2e-9c00-7000-8000-000000000001"),
        (Some("string"), Some("date")) => json!("2027-04-12"),
        (Some("string"), Some("date-time")) => json!("2027-04-12T09:30:00Z"),
        (Some("string"), _) => json!("…"),
        _ => {
            let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
            let filled: Map<String, Value> =
                properties.map(|(name, inner)| (name.clone(), instance(document, inner, depth + 1))).collect();
            Value::Object(filled)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_that_refers_to_itself_ends() {
        let document = json!({ "components": { "schemas": { "Node": {
            "type": "object", "required": ["name"],
            "properties": { "name": { "type": ["string", "null"] },
                "child": { "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Node" }] } }
        } } } });
        let node = json!({ "$ref": "#/components/schemas/Node" });
        let all = fields(&document, &node);
        assert!(all.len() < 20 && all[0].name == "child" && all[0].kind == "Node");
        assert_eq!(example(&document, &node)["child"]["name"], "…");
        assert_eq!(kind(&json!({ "type": "array", "items": node })), "list of Node");
    }
}
