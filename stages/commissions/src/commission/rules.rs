//! How a commission must be made up, and by which rules it decides.

use kernel::{Day, Failure, Names, OrganisationId, PersonId, Reading, Rule};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::refusal;

kernel::codes! { "commissions-kind",
    /// What it is for.
    pub enum Kind {
        /// Examines educational programmes.
        ProgrammeExamination = "programme-examination",
        /// Holds the production exam of one programme.
        ProductionExam = "production-exam",
        /// Coordinates: the council of a region or an industry.
        Council = "council",
        /// Prepares what others decide.
        WorkingGroup = "working-group",
    }
}

kernel::codes! { "commissions-side",
    /// Whom a member comes from.
    pub enum Side {
        /// The enterprise where the practice was.
        Enterprise = "enterprise",
        /// A partner enterprise.
        PartnerEnterprise = "partner-enterprise",
        /// An educational organisation other than the host.
        ThirdPartyUniversity = "third-party-university",
        /// The university whose programme or students it is about.
        HostUniversity = "host-university",
        /// An employers' association or a chamber.
        Employers = "employers",
        /// A state body.
        State = "state",
        /// The public.
        Public = "public",
        /// Students.
        Student = "student",
        /// Graduates.
        Graduate = "graduate",
    }
}

impl Side {
    /// Is it one of the halves of an exam commission, and which? (Guide 3.6.3)
    pub fn half(self) -> Option<Half> {
        match self {
            Self::Enterprise => Some(Half::Enterprise),
            Self::PartnerEnterprise | Self::ThirdPartyUniversity => Some(Half::Outside),
            _ => None,
        }
    }
}

/// A half of an exam commission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Representatives of the enterprise.
    Enterprise,
    /// Experts of third-party educational organisations or partner enterprises.
    Outside,
}

kernel::codes! { "commissions-duty",
    /// What a member does in it.
    pub enum Duty {
        /// Leads and votes.
        Chair = "chair",
        /// Votes.
        Member = "member",
        /// Keeps the minutes, without a vote.
        Secretary = "secretary",
    }
}

kernel::codes! { "commissions-interest",
    /// What a member says of their conflict of interest.
    pub enum Interest {
        /// Nothing yet.
        Undeclared = "undeclared",
        /// There is none.
        Clear = "clear",
        /// There is one.
        Conflicted = "conflicted",
    }
}

kernel::codes! { "commissions-quorum",
    /// The share of voting members that makes a quorum.
    pub enum Quorum {
        /// More than half.
        MoreThanHalf = "more-than-half",
        /// Two thirds, as in the practice of the register of programmes.
        TwoThirds = "two-thirds",
        /// Three quarters.
        ThreeQuarters = "three-quarters",
        /// Everybody.
        All = "all",
    }
}

impl Quorum {
    /// Do so many of so many make it? Nobody of nobody does not.
    pub fn is_made(self, present: usize, of: usize) -> bool {
        of > 0
            && match self {
                Self::MoreThanHalf => present * 2 > of,
                Self::TwoThirds => present * 3 >= of * 2,
                Self::ThreeQuarters => present * 4 >= of * 3,
                Self::All => present >= of,
            }
    }

    /// How many of so many make it.
    pub fn needed(self, of: usize) -> usize {
        (0..=of).find(|present| self.is_made(*present, of)).unwrap_or(of)
    }
}

/// The rules a commission decides by: fixed when it is formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Rules {
    /// What it is for.
    pub kind: Kind,
    /// The share that makes a quorum.
    pub quorum: Quorum,
    /// The least number of voting members.
    pub least: usize,
    /// Are two equal halves required?
    pub halves: bool,
    /// Does the chair's vote decide a tie?
    pub casting: bool,
    /// The organisation nobody may come from.
    pub host: Option<OrganisationId>,
}

impl Rules {
    /// The defaults of a kind: five examine a programme (practice of the register), an exam has its two halves
    /// (Guide 3.6.3); three elsewhere is ours (decision 0013).
    pub fn of(kind: Kind) -> Self {
        let least = match kind {
            Kind::ProgrammeExamination => 5,
            Kind::ProductionExam => 2,
            Kind::Council | Kind::WorkingGroup => 3,
        };
        let halves = kind == Kind::ProductionExam;
        Self { kind, quorum: Quorum::TwoThirds, least, halves, casting: true, host: None }
    }
}

/// A seat as the rules see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Where the member comes from.
    pub organisation: OrganisationId,
    /// On whose side.
    pub side: Side,
    /// What they do.
    pub duty: Duty,
}

impl Seat {
    /// Has it a vote?
    pub fn votes(&self) -> bool {
        self.duty != Duty::Secretary
    }
}

/// Who sits, counted against the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Composition {
    /// The rules.
    pub rules: Rules,
    /// Members with a vote.
    pub voting: usize,
    /// Chairs.
    pub chairs: usize,
    /// Secretaries.
    pub secretaries: usize,
    /// Voting members of the enterprise.
    pub enterprise: usize,
    /// Voting members of third-party educational organisations and partner enterprises.
    pub outside: usize,
    /// Voting members of the enterprise, partner enterprises or employers.
    pub employers: usize,
    /// Voting members from the organisation nobody may come from.
    pub from_host: usize,
}

impl Composition {
    /// Counts the seats.
    pub fn of(rules: Rules, seats: &[Seat]) -> Self {
        let duty = |duty: Duty| seats.iter().filter(|seat| seat.duty == duty).count();
        let voting = |holds: &dyn Fn(&Seat) -> bool| seats.iter().filter(|seat| seat.votes() && holds(seat)).count();
        Self {
            rules,
            voting: voting(&|_| true),
            chairs: duty(Duty::Chair),
            secretaries: duty(Duty::Secretary),
            enterprise: voting(&|seat| seat.side.half() == Some(Half::Enterprise)),
            outside: voting(&|seat| seat.side.half() == Some(Half::Outside)),
            employers: voting(&|seat| {
                matches!(seat.side, Side::Enterprise | Side::PartnerEnterprise | Side::Employers)
            }),
            from_host: voting(&|seat| seat.side == Side::HostUniversity || rules.host == Some(seat.organisation)),
        }
    }
    /// Is there one chair?
    pub fn has_one_chair(&self) -> bool {
        self.chairs == 1
    }
    /// Is there one secretary?
    pub fn has_one_secretary(&self) -> bool {
        self.secretaries == 1
    }
    /// Are there enough voting members?
    pub fn is_enough(&self) -> bool {
        self.voting >= self.rules.least
    }
    /// Is the number of voting members even, where halves are required?
    pub fn is_even(&self) -> bool {
        !self.rules.halves || self.voting.is_multiple_of(2)
    }
    /// Are the halves equal and is there nothing beside them, where they are required?
    pub fn is_halved(&self) -> bool {
        !self.rules.halves || (self.enterprise == self.outside && self.enterprise + self.outside == self.voting)
    }
    /// Does nobody vote from the organisation nobody may come from? A host's own examiners are kept out by the halves
    /// as well; where no host is named and no halves are required, the host's people may sit.
    pub fn is_without_host(&self) -> bool {
        (self.rules.host.is_none() && !self.rules.halves) || self.from_host == 0
    }
    /// Do employers take part, where a programme is examined?
    pub fn hears_employers(&self) -> bool {
        self.rules.kind != Kind::ProgrammeExamination || self.employers > 0
    }
    /// Every rule of composition that applies to this kind, and whether it holds.
    pub fn checks(&self) -> Vec<(&'static Rule, bool)> {
        let mut checks = vec![
            (&refusal::ONE_CHAIR, self.has_one_chair()),
            (&refusal::ONE_SECRETARY, self.has_one_secretary()),
            (&refusal::TOO_FEW, self.is_enough()),
        ];
        if self.rules.halves {
            checks.push((&refusal::NOT_EVEN, self.is_even()));
            checks.push((&refusal::NOT_HALVES, self.is_halved()));
        }
        if self.rules.halves || self.rules.host.is_some() {
            checks.push((&refusal::FROM_HOST, self.is_without_host()));
        }
        if self.rules.kind == Kind::ProgrammeExamination {
            checks.push((&refusal::NO_EMPLOYER, self.hears_employers()));
        }
        checks
    }
}

/// What a commission decides about: a thing of another stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Subject {
    /// Its id.
    pub id: Uuid,
    /// What it is, as the stage calls it: `programme`, `cohort`.
    pub kind: String,
}

impl Subject {
    /// A thing of another stage.
    pub fn new(kind: impl Into<String>, id: impl kernel::Id) -> Self {
        Self { id: id.uuid(), kind: kind.into() }
    }
}

/// What was typed about a commission.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct CommissionForm {
    /// `programme-examination`, `production-exam`, `council`, `working-group`.
    pub kind: String,
    /// Title in Kazakh.
    pub title_kk: String,
    /// Title in Russian.
    pub title_ru: String,
    /// Title in English.
    pub title_en: String,
    /// Id of the founding organisation.
    pub organisation: String,
    /// Id of the organisation nobody may come from: the host university.
    pub host: String,
    /// `more-than-half`, `two-thirds` (when empty), `three-quarters`, `all`.
    pub quorum: String,
    /// The least number of voting members; that of the kind when empty.
    pub least: String,
    /// `yes` when the chair's vote decides a tie.
    pub casting: String,
    /// `yes` when two equal halves are required; always so for a production exam.
    pub halves: String,
    /// Number of the founding order.
    pub order_number: String,
    /// Day of the founding order.
    pub order_day: String,
    /// Id of the thing it decides about, where there is one.
    pub subject: String,
    /// What that thing is: `programme`, `cohort`.
    pub subject_kind: String,
}

/// What is stored about a commission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// Its title.
    pub title: Names,
    /// Its rules.
    pub rules: Rules,
    /// Who founds it.
    pub organisation: OrganisationId,
    /// Number of the founding order.
    pub order_number: Option<String>,
    /// Day of the founding order.
    pub order_day: Option<Day>,
    /// What it decides about.
    pub subject: Option<Subject>,
}

/// Reads what was typed; whether the organisations exist is the store's to say.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn plan(form: &CommissionForm) -> Result<Plan, Failure> {
    let mut read = Reading::new();
    let kind: Option<Kind> = read.code("kind", &form.kind);
    let title = read.names(["title-kk", "title-ru", "title-en"], [&form.title_kk, &form.title_ru, &form.title_en], 300);
    let organisation = read.parsed("organisation", &form.organisation, &refusal::ORGANISATION);
    let host: Option<OrganisationId> = read.maybe("host", &form.host, &refusal::ORGANISATION);
    let quorum = if form.quorum.is_empty() { Some(Quorum::TwoThirds) } else { read.code("quorum", &form.quorum) };
    let default = kind.map(Rules::of);
    let least = if form.least.trim().is_empty() {
        default.map(|rules| rules.least)
    } else {
        read.whole("least", &form.least, 1, 99).and_then(|least| least.try_into().ok())
    };
    let halves = !form.halves.is_empty();
    if kind == Some(Kind::ProductionExam) {
        read.unless(host.is_some() || !form.host.trim().is_empty(), refusal::HOST_NEEDED.at("host"));
        read.unless(halves, refusal::HALVES_NEEDED.at("halves"));
    }
    let order_number = read.optional("order-number", &form.order_number, 40);
    let order_day = read.maybe_day("order-day", &form.order_day);
    let subject: Option<Uuid> = read.maybe("subject", &form.subject, &kernel::house::NOT_IN_LIST);
    let subject_kind = read.optional("subject-kind", &form.subject_kind, 40);
    read.unless(subject.is_some() == subject_kind.is_some(), kernel::house::EMPTY.at("subject-kind"));
    let made = (|| {
        let casting = !form.casting.is_empty();
        let rules = Rules { kind: kind?, quorum: quorum?, least: least?, halves, casting, host };
        let subject = subject.zip(subject_kind).map(|(id, kind)| Subject { id, kind });
        Some(Plan { title: title?, rules, organisation: organisation?, order_number, order_day, subject })
    })();
    read.end(made)
}

/// What was typed about a seat.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct SeatForm {
    /// Id of the person.
    pub person: String,
    /// Id of the organisation they come from.
    pub organisation: String,
    /// `enterprise`, `partner-enterprise`, `third-party-university`, `host-university`, `employers`, `state`, `public`,
    /// `student`, `graduate`.
    pub side: String,
    /// `chair`, `member`, `secretary`.
    pub duty: String,
    /// First day; today when empty.
    pub from: String,
    /// Last day, where one is set.
    pub until: String,
}

/// A seat to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewSeat {
    /// Who.
    pub person: PersonId,
    /// From where, on whose side, with which duty.
    pub seat: Seat,
    /// The first day.
    pub from: Day,
    /// The last day, where one is set.
    pub until: Option<Day>,
}

/// Reads a seat against the rules it must fit one by one; the whole is checked when the commission is formed.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn seat(form: &SeatForm, rules: Rules, today: Day) -> Result<NewSeat, Failure> {
    let mut read = Reading::new();
    let person = read.parsed("person", &form.person, &refusal::PERSON);
    let organisation: Option<OrganisationId> = read.parsed("organisation", &form.organisation, &refusal::ORGANISATION);
    let side: Option<Side> = read.code("side", &form.side);
    let duty: Option<Duty> = read.code("duty", &form.duty);
    let from = if form.from.trim().is_empty() { Some(today) } else { read.day("from", &form.from) };
    let until = read.maybe_day("until", &form.until);
    if let (Some(from), Some(until)) = (from, until) {
        read.unless(from <= until, kernel::house::ENDS_BEFORE_BEGINS.at("until"));
    }
    let made = (|| {
        let seat = Seat { organisation: organisation?, side: side?, duty: duty? };
        Some(NewSeat { person: person?, seat, from: from?, until })
    })();
    if let Some(NewSeat { seat, .. }) = made {
        let alone = Composition::of(rules, &[seat]);
        read.unless(alone.is_without_host(), refusal::FROM_HOST.at("organisation"));
        read.unless(!rules.halves || !seat.votes() || seat.side.half().is_some(), refusal::NOT_HALVES.at("side"));
    }
    read.end(made)
}

/// What a member says of their interest.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct InterestForm {
    /// `clear` or `conflicted`.
    pub interest: String,
    /// What the conflict is about.
    pub about: String,
}

/// Reads a declaration of interest.
///
/// # Errors
/// A conflict that is not told in words.
pub fn interest(form: &InterestForm) -> Result<(Interest, Option<String>), Failure> {
    let mut read = Reading::new();
    let interest: Option<Interest> = read.code("interest", &form.interest);
    let about = read.optional("about", &form.about, 1000);
    let told = interest != Some(Interest::Conflicted) || !form.about.trim().is_empty();
    read.unless(told, refusal::INTEREST_ABOUT.at("about"));
    read.end(interest.map(|interest| (interest, about)))
}
