//! By what an exam is scored.

use db::{Read, Row, RowRef, Write, values};
use kernel::Failure;

use crate::exams::rules::Criterion;
use crate::{CriterionId, ExamId};

const CRITERIA: &str = "assessment_criterion";

/// The criteria of an exam by their numbers, theory before work.
pub async fn criteria(reader: &dyn Read, exam: ExamId) -> Result<Vec<(i64, Criterion)>, Failure> {
    let sql = "select number, part, title_kk, title_ru, title_en, outcome, most from assessment_criterion \
               where exam = $1 order by part, number";
    let criterion = |row: &Row| {
        let (part, title) = (row.get("part")?, row.names("title")?);
        Ok((row.get("number")?, Criterion { part, title, outcome: row.get("outcome")?, most: row.get("most")? }))
    };
    reader.all(sql, values![exam]).await?.iter().map(criterion).collect()
}

/// A criterion under a number: a new one, or another one in the place of what stood there.
pub async fn put_criterion(write: &mut Write, exam: ExamId, number: i64, criterion: &Criterion) -> Result<(), Failure> {
    let found = write
        .maybe("select id from assessment_criterion where exam = $1 and number = $2", values![exam, number])
        .await?;
    let id: CriterionId = match found {
        Some(row) => row.get("id")?,
        None => write.by().new_id(),
    };
    write
        .change(
            RowRef::new(CRITERIA, id),
            "insert into assessment_criterion (id, exam, number, part, title_kk, title_ru, title_en, outcome, most, \
             version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) on conflict (id) do update set \
             part = excluded.part, title_kk = excluded.title_kk, title_ru = excluded.title_ru, \
             title_en = excluded.title_en, outcome = excluded.outcome, most = excluded.most, \
             version = assessment_criterion.version + 1",
            values![
                id,
                exam,
                number,
                criterion.part,
                criterion.title.kk,
                criterion.title.ru,
                criterion.title.en,
                criterion.outcome,
                criterion.most
            ],
        )
        .await
}

/// A criterion is taken away.
pub async fn remove_criterion(write: &mut Write, exam: ExamId, number: i64) -> Result<(), Failure> {
    let row =
        write.one("select id from assessment_criterion where exam = $1 and number = $2", values![exam, number]).await?;
    let id: CriterionId = row.get("id")?;
    write.change(RowRef::new(CRITERIA, id), "delete from assessment_criterion where id = $1", values![id]).await
}
