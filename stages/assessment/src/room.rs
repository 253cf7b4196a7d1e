//! Everything known of an exam when somebody acts in it: the commission, the candidates, the scores, and what each
//! may see of them.

use commissions::{Commission, Member};
use db::Read;
use kernel::{Caller, Failure, PersonId, Role};

use crate::ExamId;
use crate::candidates::moves::{Facts as CandidateFacts, Status as CandidateStatus};
use crate::candidates::rules::{all_in, too_far};
use crate::candidates::store::{self as candidates, Candidate, Score};
use crate::exams::moves::{Board, Facts, Status};
use crate::exams::rules::{self, Criterion, Expert, Part, month_between};
use crate::exams::store::{self as exams, Exam};
use crate::grades::{self, Figures, Percent};

/// May a caller read the result of a candidate? An enterprise reads those of its own trainees alone.
pub fn reads_result(by: &Caller, of: &Candidate) -> bool {
    match by.role {
        Role::Hr | Role::Signatory => of.enterprise.is_some() && of.enterprise == by.organisation(),
        _ => true,
    }
}

/// An exam with everything around it.
#[derive(Clone, Debug)]
pub struct Room {
    /// The exam.
    pub exam: Exam,
    /// The commission and its seats.
    pub commission: Option<(Commission, Vec<Member>)>,
    /// The voting members who sit on the day of the exam.
    pub experts: Vec<Expert>,
    /// The candidates, by name.
    pub candidates: Vec<Candidate>,
    /// Every score, in every round.
    pub scores: Vec<Score>,
    /// By what is scored.
    pub criteria: Vec<(i64, Criterion)>,
    /// By which figures.
    pub figures: Figures,
}

impl Room {
    /// Everything known of an exam within the caller's reach.
    pub async fn load(reader: &dyn Read, by: &Caller, id: ExamId) -> Result<Self, Failure> {
        Self::of(reader, exams::load(reader, by, id).await?).await
    }

    /// Everything known of an exam that was loaded.
    pub async fn of(reader: &dyn Read, exam: Exam) -> Result<Self, Failure> {
        let commission = match exam.commission {
            Some(id) => Some((commissions::load(reader, id).await?, commissions::members(reader, id).await?)),
            None => None,
        };
        let members = commission.as_ref().map(|(_, members)| members.as_slice()).unwrap_or_default();
        Ok(Self {
            experts: rules::experts(members, exam.plan.day),
            candidates: candidates::of_exam(reader, exam.id).await?,
            scores: candidates::scores(reader, exam.id).await?,
            criteria: exams::criteria(reader, exam.id).await?,
            figures: exams::figures(reader, exam.university, exam.plan.day).await?,
            commission,
            exam,
        })
    }

    /// The candidate of an id.
    pub fn candidate(&self, id: crate::CandidateId) -> Result<&Candidate, Failure> {
        self.candidates.iter().find(|one| one.id == id).ok_or(Failure::Missing)
    }

    /// The seat that a person votes from.
    pub fn expert(&self, person: Option<PersonId>) -> Option<&Expert> {
        self.experts.iter().find(|expert| Some(expert.person) == person)
    }

    /// Does the caller lead: the chair from their seat, or an officer of the university?
    pub fn led_by(&self, by: &Caller) -> bool {
        match by.role {
            Role::University => true,
            Role::Expert => self.expert(by.person).is_some_and(|expert| expert.chair),
            _ => false,
        }
    }

    /// Those who may score a candidate.
    pub fn scorers(&self, of: &Candidate) -> Vec<&Expert> {
        rules::scorers(&self.experts, &of.mentors)
    }

    /// The scores that count for a candidate: of this round, by those who may.
    pub fn given(&self, of: &Candidate) -> Vec<&Score> {
        let scorers = self.scorers(of);
        let counts = |score: &&Score| {
            score.candidate == of.id
                && score.round == of.round
                && scorers.iter().any(|expert| expert.person == score.expert)
        };
        self.scores.iter().filter(counts).collect()
    }

    /// Has everybody scored who may?
    pub fn all_in(&self, of: &Candidate) -> bool {
        let scorers: Vec<PersonId> = self.scorers(of).iter().map(|expert| expert.person).collect();
        let given: Vec<PersonId> = self.given(of).iter().map(|score| score.expert).collect();
        all_in(&scorers, &given)
    }

    fn pairs(&self, of: &Candidate) -> Vec<(Percent, Percent)> {
        self.given(of).iter().map(|score| (score.theory, score.work)).collect()
    }

    /// How far apart the experts are about a candidate.
    pub fn spread(&self, of: &Candidate) -> Percent {
        grades::spread(&self.pairs(of))
    }

    /// Do the experts have to discuss a candidate and score again?
    pub fn far_apart(&self, of: &Candidate) -> bool {
        self.all_in(of) && too_far(self.spread(of), of.round, self.figures)
    }

    /// What the scores come to; none before all are in.
    pub fn result(&self, of: &Candidate) -> Option<grades::Verdict> {
        if self.all_in(of) { grades::result(&self.pairs(of), self.figures) } else { None }
    }

    /// What a caller may see of a candidate's scores: an expert their own until all are in, everybody else none; then
    /// all who examine or hold the exam see all.
    pub fn visible(&self, of: &Candidate, by: &Caller) -> Vec<&Score> {
        let open = self.all_in(of) && matches!(by.role, Role::Expert | Role::University | Role::System);
        let own = |score: &&Score| by.role == Role::Expert && Some(score.expert) == by.person;
        self.given(of).into_iter().filter(|score| open || own(score)).collect()
    }

    /// What the lifecycle of a candidate looks at, for a caller.
    pub fn candidate_facts(&self, of: &Candidate, by: &Caller, clear: bool) -> CandidateFacts {
        let seat = self.expert(by.person).filter(|_| by.role == Role::Expert);
        CandidateFacts {
            clear,
            under_way: self.exam.status == Status::UnderWay,
            expert: seat.is_some(),
            leads: self.led_by(by),
            own_trainee: by.person.is_some_and(|person| of.mentors.contains(&person)),
            interested: seat.is_some_and(|seat| seat.interest == commissions::commission::rules::Interest::Conflicted),
            all_in: self.all_in(of),
            passes: self.result(of).is_some_and(|result| result.passed),
        }
    }

    /// The commission against the rules, as it sits on the day of the exam.
    pub fn board(&self) -> Board {
        let Some((commission, members)) = &self.commission else { return Board::default() };
        rules::board(commission, members, self.exam.id.0, self.exam.university, self.exam.plan.day)
    }

    /// What the lifecycle of the exam looks at, for a caller who read the protocol with this hash (if any).
    pub fn facts(&self, by: &Caller, signed: &[PersonId], read: &str) -> Facts {
        let exam = &self.exam;
        let enterprise = matches!(by.role, Role::Signatory | Role::Hr);
        let agreed = (exam.university_agreed.is_some(), exam.enterprise_agreed.is_some());
        let has = |part: Part| self.criteria.iter().any(|(_, criterion)| criterion.part == part);
        let who = |status: CandidateStatus| self.candidates.iter().filter(move |one| one.status == status);
        let seat = self.expert(by.person).filter(|_| by.role == Role::Expert);
        Facts {
            criteria: has(Part::Theory) && has(Part::Work),
            in_time: month_between(by.today(), exam.plan.day),
            side: !enterprise || by.organisation() == Some(exam.plan.enterprise),
            agreed: if enterprise { agreed.1 } else { agreed.0 },
            other_agreed: if enterprise { agreed.0 } else { agreed.1 },
            late_enough: true,
            board: self.board(),
            candidates: who(CandidateStatus::Proposed).chain(who(CandidateStatus::NotAdmitted)).next().is_some(),
            invited: true,
            due: exam.plan.day <= by.today(),
            admitted: who(CandidateStatus::Admitted).next().is_some(),
            leads: self.led_by(by),
            scored: who(CandidateStatus::Admitted).all(|one| self.all_in(one)),
            near: !who(CandidateStatus::Admitted).any(|one| self.far_apart(one)),
            signer: seat.is_some(),
            signed: by.person.is_some_and(|person| signed.contains(&person)),
            same_paper: exam.paper_hash.as_deref() == Some(read),
            last: self.experts.iter().filter(|expert| !signed.contains(&expert.person)).count() <= 1,
        }
    }
}
