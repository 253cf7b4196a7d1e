//! Every calendar of a small problem, from the draft alone, written without a look at the engine.

use std::collections::BTreeMap;

use rotation::Draft;

/// (week, block, host), all from 0.
pub type Stay = (usize, usize, usize);

/// The best objective of all, or `None` when there is no calendar; gives up beyond so many steps.
pub fn best(draft: &Draft, mut steps: u64) -> Result<Option<i64>, &'static str> {
    let lists: Vec<Vec<Vec<Stay>>> = (0..draft.students.len()).map(|student| schedules(draft, student)).collect();
    let mut best = None;
    let mut picked = Vec::new();
    if walk(draft, &lists, &mut picked, &mut best, &mut steps) { Ok(best) } else { Err("too many calendars") }
}

fn walk(
    draft: &Draft,
    lists: &[Vec<Vec<Stay>>],
    picked: &mut Vec<Vec<Stay>>,
    best: &mut Option<i64>,
    steps: &mut u64,
) -> bool {
    if *steps == 0 {
        return false;
    }
    *steps -= 1;
    if picked.len() == lists.len() {
        if fits(draft, picked) {
            *best = (*best).max(Some(objective(draft, picked)));
        }
        return true;
    }
    for stays in &lists[picked.len()] {
        picked.push(stays.clone());
        let on = walk(draft, lists, picked, best, steps);
        picked.pop();
        if !on {
            return false;
        }
    }
    true
}

fn schedules(draft: &Draft, student: usize) -> Vec<Vec<Stay>> {
    let mut found = Vec::new();
    extend(draft, student, &mut Vec::new(), &mut found);
    found
}

fn extend(draft: &Draft, student: usize, stays: &mut Vec<Stay>, found: &mut Vec<Vec<Stay>>) {
    let who = &draft.students[student];
    let counts = |group: i64| stays.iter().filter(|stay| draft.blocks[stay.1].group == group).count() as i64;
    if (1..=draft.groups).all(|group| counts(group) == who.blocks_per_group[group as usize - 1]) {
        let pinned = draft.pins.iter().filter(|pin| pin.student == who.id).all(|pin| {
            stays.iter().any(|&(week, block, host)| {
                draft.blocks[block].id == pin.block
                    && pin.host.as_ref().is_none_or(|id| *id == draft.hosts[host].id)
                    && pin.first_week.is_none_or(|first| first == week as i64 + 1)
            })
        });
        if pinned {
            found.push(stays.clone());
        }
        return;
    }
    let from = stays.last().map_or(0, |stay| stay.0 + draft.block_weeks as usize);
    for week in from..draft.weeks as usize {
        let weeks = week..week + draft.block_weeks as usize;
        if weeks.end > draft.weeks as usize
            || weeks.clone().any(|week| who.available[week] == 0 || draft.theory_weeks.contains(&(week as i64 + 1)))
        {
            continue;
        }
        for block in 0..draft.blocks.len() {
            let rule = &draft.blocks[block];
            if who.allowed[block] == 0
                || stays.iter().any(|stay| stay.1 == block)
                || counts_of(draft, stays, rule.group) >= who.blocks_per_group[rule.group as usize - 1]
                || !rule.after.iter().all(|id| stays.iter().any(|stay| draft.blocks[stay.1].id == *id))
            {
                continue;
            }
            for host in 0..draft.hosts.len() {
                let there = stays.iter().filter(|stay| stay.2 == host).count() as i64;
                if who.able[host][block] == 1 && there < draft.max_blocks_per_host {
                    stays.push((week, block, host));
                    extend(draft, student, stays, found);
                    stays.pop();
                }
            }
        }
    }
}

fn counts_of(draft: &Draft, stays: &[Stay], group: i64) -> i64 {
    stays.iter().filter(|stay| draft.blocks[stay.1].group == group).count() as i64
}

fn fits(draft: &Draft, picked: &[Vec<Stay>]) -> bool {
    let mut heads: BTreeMap<(usize, usize, usize), i64> = BTreeMap::new();
    for (student, stays) in picked.iter().enumerate() {
        for &(first, block, host) in stays {
            for week in first..first + draft.block_weeks as usize {
                *heads.entry((host, block, week)).or_default() += draft.students[student].heads.unwrap_or(1);
            }
        }
    }
    for (number, host) in draft.hosts.iter().enumerate() {
        for week in 0..draft.weeks as usize {
            let closed = host.closed_weeks.contains(&(week as i64 + 1));
            let mut all = 0;
            for block in 0..draft.blocks.len() {
                let there = heads.get(&(number, block, week)).copied().unwrap_or(0);
                let min = host.min.get(block).map_or(0, |row| row[week]);
                let (min, max) = if closed { (0, 0) } else { (min, host.max[block][week]) };
                if there < min || there > max {
                    return false;
                }
                all += there;
            }
            if let (Some(mentors), Some(each)) = (&host.mentors, host.heads_per_mentor)
                && all > mentors[week] * each
            {
                return false;
            }
        }
    }
    true
}

fn objective(draft: &Draft, picked: &[Vec<Stay>]) -> i64 {
    let mut scores = Vec::new();
    let mut moved = 0;
    for (student, stays) in picked.iter().enumerate() {
        let who = &draft.students[student];
        let mut score = 0;
        let mut end = 0;
        let mut last = None;
        for &(week, block, host) in stays {
            score += who.weights.block * who.block_value[block]
                + who.weights.host * who.host_value[host]
                + draft.blocks[block].planner_value;
            if last.is_some_and(|last| last != host) {
                score += who.weights.change;
            }
            for idle in end..week {
                if !draft.theory_weeks.contains(&(idle as i64 + 1)) {
                    score += who.weights.wait;
                }
            }
            (end, last) = (week + draft.block_weeks as usize, Some(host));
        }
        for rotation::Entry(week, block, host) in draft.previous.iter().filter_map(|all| all.get(&who.id)).flatten() {
            let same = |&(first, b, h): &Stay| {
                first as i64 + 1 == *week
                    && *block == rotation::Name::Id(draft.blocks[b].id.clone())
                    && *host == rotation::Name::Id(draft.hosts[h].id.clone())
            };
            moved += i64::from(!stays.iter().any(same));
        }
        scores.push(score);
    }
    scores.iter().sum::<i64>() + scores.iter().min().copied().unwrap_or(0) - draft.keep * moved
}
