//! The one shape of every answer: the engine's fields, its findings, its work.

use ground::{Message, Report, Status};
use serde::Serialize;
use serde_json::Value;

use crate::Finding;

#[derive(Serialize)]
struct Body<'a, Fields> {
    #[serde(flatten)]
    fields: &'a Fields,
    findings: &'a [Finding],
}

/// One JSON object: `status`, the fields of `fields` (a struct or a map) on the same level, `findings`, `work`, and `reason` when
/// there is no answer.
pub fn report<Fields: Serialize>(
    status: Status,
    fields: &Fields,
    findings: &[Finding],
    work: u64,
    reason: Vec<Message>,
) -> Value {
    let body = Body { fields, findings };
    let whole = Report { status, body, work, seconds: None, reason, explanation: Vec::new() };
    serde_json::to_value(whole).expect("fields are plain data with text keys")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_report_is_one_flat_object_with_its_findings() {
        let findings = [Finding::warning("forecast-short").about("a").with("n", 2)];

        let told = report(Status::Feasible, &json!({"series": []}), &findings, 7, Vec::new());

        assert_eq!(
            told,
            json!({
                "status": "feasible", "series": [], "work": 7,
                "findings": [{"subject": "a", "grade": "warning", "code": "forecast-short", "args": {"n": 2}}],
            })
        );
    }
}
