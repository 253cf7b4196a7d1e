//! The best schedule of one learner against what every place costs, all else standing still: exact re-insertion.
//!
//! Forward dynamic programme over labels (week, last host, blocks done, blocks by host), week by week; of two labels that
//! agree in these the better stays. A label is dropped when even the relaxed rest (`relax`) cannot bring it above what is
//! known. Exact as long as no week holds more labels than `width`; beyond that the most promising are kept and the answer
//! says so. Worst case O(weeks · 2^blocks · hosts²), in practice a few thousand labels. Compare the pricing problem of
//! Akbarzadeh & Maenhout (2021), which this solves without their dominance over groups.

use crate::problem::{Learner, Problem, Stay};
use crate::relax::{Gains, NEVER, Relaxed};

#[derive(Clone, Copy)]
struct Label {
    done: u64,
    /// Blocks by host, as a sum of odd numbers that stand for the hosts.
    hosts_done: u64,
    host: u16,
    block: u8,
    week: u16,
    state: u32,
    parent: u32,
    value: i64,
    hope: i64,
}

/// What was found.
pub(crate) struct Found {
    /// The best schedule that is worth more than was asked, in order of time.
    pub stays: Option<Vec<Stay>>,
    /// Its worth by the gains.
    pub value: i64,
    /// Whether nothing was cut: then there is nothing better, and nothing at all when there is no schedule.
    pub exact: bool,
    /// Labels that were looked at.
    pub work: u64,
}

const ROOT: u32 = u32::MAX;
/// Labels of all weeks together at most: they bound the memory.
const MOST_KEPT: usize = 1 << 21;
/// A week that holds this many labels more than four times its width is thinned out before its turn.
const CROWD: usize = 1 << 12;

fn mark(host: usize) -> u64 {
    (host as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1
}

/// The best schedule worth more than `above`.
pub(crate) fn best(
    problem: &Problem,
    learner: &Learner,
    gains: &Gains,
    relaxed: &Relaxed,
    above: i64,
    width: usize,
) -> Found {
    let (weeks, hosts, length) = (problem.weeks, problem.hosts.len(), problem.length);
    let mut found = Found { stays: None, value: above, exact: true, work: 0 };
    if learner.blocks == 0 {
        if above < 0 && learner.pins.is_empty() {
            (found.stays, found.value) = (Some(Vec::new()), 0);
        }
        return found;
    }
    let counts_hosts = (problem.most_per_host as usize) < learner.blocks;
    let pinned: u64 = learner.pins.iter().map(|pin| 1_u64 << pin.block).sum();
    let state = u32::try_from(relaxed.start).expect("few states");
    let root =
        Label { done: 0, hosts_done: 0, host: u16::MAX, block: 0, week: 0, state, parent: ROOT, value: 0, hope: 0 };
    let mut kept: Vec<Label> = Vec::new();
    let mut layers: Vec<Vec<Label>> = vec![Vec::new(); weeks + 1];
    layers[0].push(Label { hope: relaxed.whole(), ..root });
    let mut end = ROOT;
    let mut seen = vec![0_u32; hosts];
    let width = width.min((MOST_KEPT / weeks).max(1));
    for week in 0..weeks {
        let mut layer = std::mem::take(&mut layers[week]);
        layer.retain(|label| label.hope > found.value);
        found.exact &= thin(&mut layer, width);
        for label in layer {
            found.work += 1;
            let last = if label.host == u16::MAX { hosts } else { label.host as usize };
            let idle = learner.wait * (problem.counted[week + 1] - problem.counted[week]);
            let hope = label.value + idle + relaxed.rest(week + 1, last, label.state as usize);
            if week + 1 < weeks && hope > found.value {
                layers[week + 1].push(Label { value: label.value + idle, hope, ..label });
            }
            if !learner.begins[week] {
                continue;
            }
            if counts_hosts {
                count_hosts(&kept, label, &mut seen);
            }
            let mut own = ROOT;
            for block in 0..problem.blocks.len() {
                let rule = &problem.blocks[block];
                if label.done >> block & 1 == 1
                    || rule.before & !label.done != 0
                    || !open(problem, learner, label.done, rule.group)
                {
                    continue;
                }
                let state = relaxed.after(label.state as usize, rule.group);
                for (host, &there) in seen.iter().enumerate() {
                    let gain = gains.at(block, host, week);
                    if gain <= NEVER || there >= problem.most_per_host {
                        continue;
                    }
                    let change = if last == hosts || last == host { 0 } else { learner.change };
                    let value = label.value + gain + change;
                    let rest = relaxed.rest(week + length, host, state);
                    if rest <= NEVER || value + rest <= found.value {
                        continue;
                    }
                    if own == ROOT {
                        own = u32::try_from(kept.len()).expect("bounded by width and weeks");
                        kept.push(label);
                    }
                    let next = Label {
                        done: label.done | 1 << block,
                        hosts_done: if counts_hosts { label.hosts_done.wrapping_add(mark(host)) } else { 0 },
                        host: u16::try_from(host).expect("at most 10,000"),
                        block: u8::try_from(block).expect("at most 64"),
                        week: u16::try_from(week).expect("at most 1,000"),
                        state: u32::try_from(state).expect("few states"),
                        parent: own,
                        value,
                        hope: value + rest,
                    };
                    if next.done.count_ones() as usize == learner.blocks {
                        if pinned & !next.done == 0 {
                            found.value = value;
                            end = u32::try_from(kept.len()).expect("bounded by width and weeks");
                            kept.push(next);
                        }
                    } else if week + length < weeks {
                        let later = &mut layers[week + length];
                        later.push(next);
                        if later.len() > 4 * width + CROWD {
                            found.exact &= thin(later, width);
                        }
                    }
                }
            }
        }
    }
    if end != ROOT {
        found.stays = Some(path(&kept, end));
    }
    found
}

/// Of labels that agree the best stays, of those that are left the most promising; whether all were kept that matter.
fn thin(layer: &mut Vec<Label>, width: usize) -> bool {
    layer.sort_unstable_by(|one, two| {
        let key = |label: &Label| (label.done, label.host, label.hosts_done);
        key(one).cmp(&key(two)).then(two.value.cmp(&one.value))
    });
    layer.dedup_by_key(|label| (label.done, label.host, label.hosts_done));
    if layer.len() <= width {
        return true;
    }
    layer.select_nth_unstable_by(width, |one, two| {
        let key = |label: &Label| (label.done, label.host, label.hosts_done);
        two.hope.cmp(&one.hope).then(key(one).cmp(&key(two)))
    });
    layer.truncate(width);
    false
}

/// Whether the group has room for one block more.
#[inline]
fn open(problem: &Problem, learner: &Learner, done: u64, group: usize) -> bool {
    (done & problem.group_blocks[group]).count_ones() < learner.need[group]
}

fn count_hosts(kept: &[Label], label: Label, seen: &mut [u32]) {
    seen.fill(0);
    let mut at = label;
    while at.host != u16::MAX {
        seen[at.host as usize] += 1;
        if at.parent == ROOT {
            break;
        }
        at = kept[at.parent as usize];
    }
}

fn path(kept: &[Label], end: u32) -> Vec<Stay> {
    let mut stays = Vec::new();
    let mut at = end;
    while at != ROOT {
        let label = kept[at as usize];
        if label.host != u16::MAX {
            stays.push(Stay { first_week: label.week, block: label.block, host: label.host });
        }
        at = label.parent;
    }
    stays.reverse();
    stays
}
