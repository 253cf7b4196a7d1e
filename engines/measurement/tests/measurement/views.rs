//! What pictures are drawn from says the same as the finding it is read from.

use measurement::{GroupView, Intraclass, ItemStatistic, Reliability};

use crate::data::{at, run};

#[test]
fn typed_views_say_what_the_findings_say() {
    let table = b"a,b,c\n1,2,1\n2,3,2\n3,3,3\n4,5,4\n5,4,5\n2,1,2\n".as_slice();

    let (items, alpha, icc) = (run("items", table), run("alpha", table), run("icc", table));
    let statistics = ItemStatistic::of(&items);
    let reliability = Reliability::of(&alpha).unwrap();
    let forms = Intraclass::of(&icc);

    assert_eq!(statistics.len(), 3);
    assert_eq!(statistics[1].difficulty, Some(at(&items.report(), "items/1/difficulty")));
    assert_eq!(statistics[1].discrimination, Some(at(&items.report(), "items/1/discrimination")));
    assert_eq!(reliability.alpha, Some(at(&alpha.report(), "alpha")));
    assert_eq!(reliability.feldt.unwrap()[0], Some(at(&alpha.report(), "feldt/0")));
    assert_eq!(forms.len(), 6);
    assert_eq!(forms[4].icc, Some(at(&icc.report(), "forms/4/icc")));
    assert!(ItemStatistic::of(&alpha).is_empty() && Reliability::of(&items).is_none_or(|none| none.alpha.is_none()));
}

#[test]
fn a_competence_that_is_hidden_shows_its_name_alone() {
    let mut text = String::from("respondent,group,competence,importance,achievement\n");
    for person in 0..8 {
        text += &format!("e{person},employers,team,4,2\ne{person},employers,law,2,3\n");
    }
    text += "s1,staff,team,4,4\n";

    let groups = GroupView::of(&run("tuning", text.as_bytes()));

    let team = &groups[0].competences[0];
    assert_eq!((team.competence.as_str(), team.quadrant.as_deref()), ("team", Some("concentration")));
    assert_eq!((team.importance.unwrap().mean, team.achievement.unwrap().mean), (Some(4.0), Some(2.0)));
    let hidden = groups.iter().find(|group| group.group == "staff").unwrap();
    assert!(
        hidden.competences.iter().all(|competence| competence.importance.is_none() && competence.quadrant.is_none())
    );
}
