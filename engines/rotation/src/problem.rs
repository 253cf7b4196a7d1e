//! A problem that was built is a problem that makes sense: every name is known, every row has its length, orders have no
//! circle, and no sum can overflow. Whether the demands can hold together is for the answer to say.

use std::collections::HashMap;

use crate::draft::{Draft, Entry, StudentDraft};
use crate::fault::{Fault, Invalid, bad, count, find, flags, long, named, numbered, small, weeks_marked, within};

/// One block of one learner: when it begins, what, where. Counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stay {
    /// The first week.
    pub first_week: u16,
    /// The block.
    pub block: u8,
    /// The host.
    pub host: u16,
}

/// A block that is settled beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pin {
    pub block: u8,
    pub host: Option<u16>,
    pub first_week: Option<u16>,
}

impl Pin {
    pub fn admits(self, stay: Stay) -> bool {
        self.block == stay.block
            && self.host.is_none_or(|host| host == stay.host)
            && self.first_week.is_none_or(|week| week == stay.first_week)
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub id: String,
    pub group: usize,
    /// Blocks that must be done before it, themselves or through others.
    pub before: u64,
    /// Blocks that need it.
    pub behind: u64,
}

#[derive(Clone, Debug)]
pub(crate) struct Learner {
    pub id: String,
    pub heads: i32,
    /// How many blocks of each group.
    pub need: Vec<u32>,
    /// How many blocks.
    pub blocks: usize,
    /// For each host the blocks that may be done there.
    pub able: Vec<u64>,
    /// For each week whether a block may begin.
    pub begins: Vec<bool>,
    /// What a block at a host is worth: `[block · hosts + host]`.
    pub value: Vec<i64>,
    pub change: i64,
    pub wait: i64,
    pub pins: Vec<Pin>,
    pub previous: Vec<Stay>,
    /// The parts of `value`, for explanations.
    pub parts: Parts,
}

#[derive(Clone, Debug)]
pub(crate) struct Parts {
    pub block: Vec<i64>,
    pub host: Vec<i64>,
}

/// Blocks, hosts with places by block and week, learners with what they must, may and wish.
#[derive(Clone, Debug)]
pub struct Problem {
    pub(crate) name: String,
    pub(crate) weeks: usize,
    pub(crate) length: usize,
    pub(crate) groups: usize,
    pub(crate) most_per_host: u32,
    pub(crate) blocks: Vec<Block>,
    /// The blocks of each group.
    pub(crate) group_blocks: Vec<u64>,
    pub(crate) planner: Vec<i64>,
    pub(crate) hosts: Vec<String>,
    /// Heads by place and week: `[place(host, block) · weeks + week]`.
    pub(crate) max: Vec<i32>,
    pub(crate) min: Vec<i32>,
    /// Heads of all blocks by host and week, when any host has mentors to count.
    pub(crate) led: Option<Vec<i32>>,
    /// For each week from 0 to `weeks`: how many of the weeks before it count as waiting when idle.
    pub(crate) counted: Vec<i64>,
    pub(crate) learners: Vec<Learner>,
    pub(crate) keep: i64,
}

/// No limit on the heads of a host in a week.
pub(crate) const UNLED: i32 = i32::MAX;

const MOST_WEEKS: i64 = 1_000;
const MOST_BLOCKS: usize = 64;
const MOST_IN_GROUP: i64 = 64;
const MOST_HOSTS: usize = 10_000;
const MOST_LEARNERS: usize = 100_000;
const MOST_HEADS: i64 = 1_000_000;
const MOST_CELLS: usize = 1 << 24;
const MOST_VALUES: usize = 1 << 24;
const MOST_HOST_WEEKS: usize = 1 << 17;
/// Beyond this no weight, value or product may lie, so that no sum of scores can overflow.
const LARGEST: i64 = 1_000_000_000;

struct Numbers<'a> {
    blocks: HashMap<&'a str, usize>,
    hosts: HashMap<&'a str, usize>,
    students: HashMap<&'a str, usize>,
}

impl Problem {
    /// Checks a draft. Time and memory O(size of the draft).
    pub fn new(draft: &Draft) -> Result<Self, Invalid> {
        let weeks: usize = small(within(|| "weeks".into(), draft.weeks, 1, MOST_WEEKS)?);
        let length = small(within(|| "block_weeks".into(), draft.block_weeks, 1, draft.weeks)?);
        let groups = small(within(|| "groups".into(), draft.groups, 1, MOST_IN_GROUP)?);
        let most_per_host = small(within(|| "max_blocks_per_host".into(), draft.max_blocks_per_host, 0, 1_000_000)?);
        let (blocks, hosts, students) = (draft.blocks.len(), draft.hosts.len(), draft.students.len());
        sizes(weeks, blocks, hosts, students)?;
        within(|| "keep".into(), draft.keep, 0, LARGEST)?;

        let numbers = Numbers {
            blocks: numbered("blocks", draft.blocks.iter().map(|each| &each.id))?,
            hosts: numbered("hosts", draft.hosts.iter().map(|each| &each.id))?,
            students: numbered("students", draft.students.iter().map(|each| &each.id))?,
        };
        let theory = weeks_marked(|| "theory_weeks".into(), &draft.theory_weeks, weeks)?;
        let mut counted = vec![0; weeks + 1];
        for week in 0..weeks {
            counted[week + 1] = counted[week] + i64::from(!theory[week]);
        }
        let mut problem = Self {
            name: draft.name.clone(),
            weeks,
            length,
            groups,
            most_per_host,
            blocks: orders(draft, groups, &numbers)?,
            group_blocks: Vec::new(),
            planner: draft.blocks.iter().map(|each| each.planner_value).collect(),
            hosts: draft.hosts.iter().map(|each| each.id.clone()).collect(),
            max: vec![0; hosts * blocks * weeks],
            min: vec![0; hosts * blocks * weeks],
            led: None,
            counted,
            learners: Vec::with_capacity(students),
            keep: draft.keep,
        };
        problem.group_blocks = (0..groups)
            .map(|group| {
                (0..blocks).filter(|&block| problem.blocks[block].group == group).map(|block| 1_u64 << block).sum()
            })
            .collect();
        problem.places(draft)?;
        for (number, student) in draft.students.iter().enumerate() {
            let learner = problem.learner(number, student, &theory)?;
            problem.learners.push(learner);
        }
        let heads: i64 = problem.learners.iter().map(|learner| i64::from(learner.heads)).sum();
        within(|| "students: heads of all together".into(), heads, 0, MOST_HEADS)?;
        problem.pins(draft, &numbers)?;
        problem.previous(draft, &numbers)?;
        Ok(problem)
    }

    fn places(&mut self, draft: &Draft) -> Result<(), Invalid> {
        let (weeks, blocks) = (self.weeks, self.blocks.len());
        for (number, host) in draft.hosts.iter().enumerate() {
            let at = |field: &str| format!("hosts[{number}].{field}");
            let closed = weeks_marked(|| at("closed_weeks"), &host.closed_weeks, weeks)?;
            long(|| at("max"), host.max.len(), blocks)?;
            if !host.min.is_empty() {
                long(|| at("min"), host.min.len(), blocks)?;
            }
            for block in 0..blocks {
                long(|| at(&format!("max[{block}]")), host.max[block].len(), weeks)?;
                if let Some(row) = host.min.get(block) {
                    long(|| at(&format!("min[{block}]")), row.len(), weeks)?;
                }
                for week in 0..weeks {
                    let cell = |field: &str| at(&format!("{field}[{block}][{week}]"));
                    let max = within(|| cell("max"), host.max[block][week], 0, i64::from(i32::MAX))?.min(MOST_HEADS);
                    let min = host.min.get(block).map_or(0, |row| row[week]);
                    let min = within(|| cell("min"), min, 0, MOST_HEADS)?;
                    if min > max {
                        return bad(cell("min"), Fault::MinimumAboveMaximum { min, max });
                    }
                    if !closed[week] {
                        let cell = self.cell(number, block, week);
                        (self.max[cell], self.min[cell]) = (small(max), small(min));
                    }
                }
            }
            match (&host.mentors, host.heads_per_mentor) {
                (None, None) => {}
                (None, Some(_)) => return bad(at("heads_per_mentor"), Fault::Without("mentors")),
                (Some(_), None) => return bad(at("mentors"), Fault::Without("heads_per_mentor")),
                (Some(mentors), Some(each)) => {
                    within(|| at("heads_per_mentor"), each, 0, MOST_HEADS)?;
                    long(|| at("mentors"), mentors.len(), weeks)?;
                    let led = self.led.get_or_insert_with(|| vec![UNLED; draft.hosts.len() * weeks]);
                    for (week, &count) in mentors.iter().enumerate() {
                        within(|| at(&format!("mentors[{week}]")), count, 0, MOST_HEADS)?;
                        led[number * weeks + week] = small((count * each).min(MOST_HEADS));
                    }
                }
            }
        }
        Ok(())
    }

    fn learner(&self, number: usize, student: &StudentDraft, theory: &[bool]) -> Result<Learner, Invalid> {
        let (weeks, blocks, hosts) = (self.weeks, self.blocks.len(), self.hosts.len());
        let at = |field: &str| format!("students[{number}].{field}");
        long(|| at("blocks_per_group"), student.blocks_per_group.len(), self.groups)?;
        for (group, &need) in student.blocks_per_group.iter().enumerate() {
            within(|| at(&format!("blocks_per_group[{group}]")), need, 0, MOST_IN_GROUP)?;
        }
        let need: Vec<u32> = student.blocks_per_group.iter().map(|&need| small(need)).collect();
        let allowed = flags(|| at("allowed"), &student.allowed, blocks)?;
        let available = flags(|| at("available"), &student.available, weeks)?;
        long(|| at("able"), student.able.len(), hosts)?;
        let mut able = Vec::with_capacity(hosts);
        for (host, row) in student.able.iter().enumerate() {
            let row = flags(|| at(&format!("able[{host}]")), row, blocks)?;
            able.push((0..blocks).filter(|&block| row[block] && allowed[block]).map(|block| 1 << block).sum());
        }
        let free = |week: usize| available[week] && !theory[week];
        let begins = (0..weeks).map(|week| week + self.length <= weeks && (week..week + self.length).all(free));
        long(|| at("block_value"), student.block_value.len(), blocks)?;
        long(|| at("host_value"), student.host_value.len(), hosts)?;
        let weights = student.weights;
        let weight = |field: &str, value, most| within(|| at(&format!("weights.{field}")), value, -LARGEST, most);
        weight("block", weights.block, LARGEST)?;
        weight("host", weights.host, LARGEST)?;
        weight("change", weights.change, 0)?;
        weight("wait", weights.wait, 0)?;
        let product = |field: &str, weight: i64, values: &[i64]| {
            let each = |(index, &value): (usize, &i64)| {
                let field = || at(&format!("{field}[{index}]"));
                within(field, value, -LARGEST, LARGEST)?;
                within(|| field() + " times its weight", weight * value, -LARGEST, LARGEST)
            };
            values.iter().enumerate().map(each).collect::<Result<Vec<i64>, Invalid>>()
        };
        let parts = Parts {
            block: product("block_value", weights.block, &student.block_value)?,
            host: product("host_value", weights.host, &student.host_value)?,
        };
        let value = |place: usize| parts.block[place / hosts] + parts.host[place % hosts] + self.planner[place / hosts];
        Ok(Learner {
            id: student.id.clone(),
            heads: small(within(|| at("heads"), student.heads.unwrap_or(1), 1, MOST_HEADS)?),
            blocks: need.iter().map(|&need| need as usize).sum(),
            need,
            able,
            begins: begins.collect(),
            value: (0..blocks * hosts).map(value).collect(),
            change: weights.change,
            wait: weights.wait,
            pins: Vec::new(),
            previous: Vec::new(),
            parts,
        })
    }

    fn pins(&mut self, draft: &Draft, numbers: &Numbers<'_>) -> Result<(), Invalid> {
        for (number, pin) in draft.pins.iter().enumerate() {
            let at = |field: &str| format!("pins[{number}].{field}");
            let learner = find(|| at("student"), &numbers.students, &pin.student)?;
            let block = find(|| at("block"), &numbers.blocks, &pin.block)?;
            let host = pin.host.as_ref().map(|host| find(|| at("host"), &numbers.hosts, host)).transpose()?;
            let first = pin.first_week.map(|week| within(|| at("first_week"), week, 1, draft.weeks)).transpose()?;
            let block = u8::try_from(block).expect("at most 64 blocks");
            let pins = &mut self.learners[learner].pins;
            if pins.iter().any(|pin| pin.block == block) {
                return bad(at("block"), Fault::Twice(pin.block.clone()));
            }
            let host = host.map(|host| u16::try_from(host).expect("at most 10,000 hosts"));
            pins.push(Pin { block, host, first_week: first.map(|week| small(week - 1)) });
        }
        Ok(())
    }

    fn previous(&mut self, draft: &Draft, numbers: &Numbers<'_>) -> Result<(), Invalid> {
        for (student, entries) in draft.previous.iter().flatten() {
            let learner = find(|| "previous".into(), &numbers.students, student)?;
            let mut seen = 0_u64;
            for (number, entry) in entries.iter().enumerate() {
                let at = || format!("previous.{student}[{number}]");
                let stay = self.stay(at, entry, &numbers.blocks, &numbers.hosts)?;
                if seen & (1 << stay.block) != 0 {
                    return bad(at(), Fault::Twice(self.blocks[stay.block as usize].id.clone()));
                }
                seen |= 1 << stay.block;
                self.learners[learner].previous.push(stay);
            }
        }
        Ok(())
    }

    fn stay(
        &self,
        at: impl Fn() -> String,
        Entry(week, block, host): &Entry,
        blocks: &HashMap<&str, usize>,
        hosts: &HashMap<&str, usize>,
    ) -> Result<Stay, Invalid> {
        let week = within(|| at() + "[0]", *week, 1, count(self.weeks))?;
        let block = named(|| at() + "[1]", blocks, block)?;
        let host = named(|| at() + "[2]", hosts, host)?;
        Ok(Stay {
            first_week: small(week - 1),
            block: u8::try_from(block).expect("at most 64 blocks"),
            host: u16::try_from(host).expect("at most 10,000 hosts"),
        })
    }

    /// Reads the entries of one learner's schedule.
    pub(crate) fn stays(&self, student: &str, entries: &[Entry]) -> Result<Vec<Stay>, Invalid> {
        let blocks = self.blocks.iter().enumerate().map(|(number, block)| (block.id.as_str(), number)).collect();
        let hosts = self.hosts.iter().enumerate().map(|(number, host)| (host.as_str(), number)).collect();
        let each = |(number, entry)| self.stay(|| format!("schedule.{student}[{number}]"), entry, &blocks, &hosts);
        entries.iter().enumerate().map(each).collect()
    }

    /// Where the heads of a place in a week are counted.
    #[inline]
    pub(crate) fn cell(&self, host: usize, block: usize, week: usize) -> usize {
        (host * self.blocks.len() + block) * self.weeks + week
    }

    /// What people call the problem.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many learners.
    pub fn learners(&self) -> usize {
        self.learners.len()
    }

    /// How many hosts.
    pub fn hosts(&self) -> usize {
        self.hosts.len()
    }

    /// How many weeks.
    pub fn weeks(&self) -> usize {
        self.weeks
    }

    /// How many blocks there are to choose from.
    pub fn blocks(&self) -> usize {
        self.blocks.len()
    }

    /// The name of a learner.
    pub fn learner_id(&self, learner: usize) -> &str {
        &self.learners[learner].id
    }
}

fn sizes(weeks: usize, blocks: usize, hosts: usize, students: usize) -> Result<(), Invalid> {
    let large = |field: &str, what| bad(field, Fault::TooLarge(what));
    if blocks > MOST_BLOCKS {
        return large("blocks", "more than 64 blocks");
    }
    if hosts > MOST_HOSTS {
        return large("hosts", "more than 10,000 hosts");
    }
    if students > MOST_LEARNERS {
        return large("students", "more than 100,000 learners");
    }
    if hosts * blocks * weeks > MOST_CELLS {
        return large("hosts", "more than 2²⁴ places by week (hosts · blocks · weeks)");
    }
    if hosts * weeks > MOST_HOST_WEEKS {
        return large("hosts", "more than 2¹⁷ weeks of hosts (hosts · weeks)");
    }
    if students * hosts * blocks.max(1) > MOST_VALUES || students * weeks > MOST_VALUES {
        return large("students", "more than 2²⁴ values (students · hosts · blocks, or students · weeks)");
    }
    Ok(())
}

/// The blocks with their orders closed under “through others”.
fn orders(draft: &Draft, groups: usize, numbers: &Numbers<'_>) -> Result<Vec<Block>, Invalid> {
    let most = i64::try_from(groups).expect("at most 64 groups");
    let mut blocks = Vec::with_capacity(draft.blocks.len());
    for (number, block) in draft.blocks.iter().enumerate() {
        let at = |field: &str| format!("blocks[{number}].{field}");
        within(|| at("group"), block.group, 1, most)?;
        within(|| at("planner_value"), block.planner_value, -LARGEST, LARGEST)?;
        let mut before = 0_u64;
        for (index, id) in block.after.iter().enumerate() {
            before |= 1 << find(|| at(&format!("after[{index}]")), &numbers.blocks, id)?;
        }
        blocks.push(Block { id: block.id.clone(), group: small(block.group - 1), before, behind: 0 });
    }
    for middle in 0..blocks.len() {
        let through = blocks[middle].before;
        for block in &mut blocks {
            if block.before & (1 << middle) != 0 {
                block.before |= through;
            }
        }
    }
    for number in 0..blocks.len() {
        if blocks[number].before & (1 << number) != 0 {
            return bad(format!("blocks[{number}].after"), Fault::Circle(blocks[number].id.clone()));
        }
        blocks[number].behind = (0..blocks.len())
            .filter(|&other| blocks[other].before & (1 << number) != 0)
            .map(|other| 1_u64 << other)
            .sum();
    }
    Ok(blocks)
}
