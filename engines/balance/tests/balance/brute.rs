//! All plans there are, of small problems.

use balance::{Draft, Objective};

/// The least objective over all plans that keep everything, or `None`. Reads the draft alone.
pub fn least(draft: &Draft) -> Option<i64> {
    let courses = draft.courses.len();
    let mut plan = vec![1_u32; courses];
    let mut best = None;
    loop {
        if keeps(draft, &plan) {
            let cost = cost(draft, &plan);
            best = Some(best.map_or(cost, |best: i64| best.min(cost)));
        }
        let Some(at) = plan.iter().position(|&period| period < draft.periods) else { return best };
        plan[..at].fill(1);
        plan[at] += 1;
    }
}

fn at(draft: &Draft, plan: &[u32], id: &str) -> u32 {
    plan[draft.courses.iter().position(|course| course.id == id).unwrap()]
}

fn loads(draft: &Draft, plan: &[u32], curriculum: usize, period: u32) -> (i64, i64) {
    let (mut credits, mut courses) = (0, 0);
    for (course, &here) in draft.courses.iter().zip(plan) {
        if here == period && draft.curricula[curriculum].courses.contains(&course.id) {
            credits += i64::from(course.credits);
            courses += 1;
        }
    }
    for fixed in &draft.fixed {
        let mine = fixed.curriculum.as_ref().is_none_or(|id| *id == draft.curricula[curriculum].id);
        if mine && fixed.period == period {
            credits += i64::from(fixed.credits);
            courses += i64::from(fixed.courses);
        }
    }
    (credits, courses)
}

pub fn keeps(draft: &Draft, plan: &[u32]) -> bool {
    let within = |value: i64, limit: Option<(u32, u32)>| {
        limit.is_none_or(|(min, max)| (i64::from(min)..=i64::from(max)).contains(&value))
    };
    draft.prerequisites.iter().all(|(a, b)| at(draft, plan, a) < at(draft, plan, b))
        && draft.pinned.iter().all(|(id, period)| at(draft, plan, id) == *period)
        && draft.allowed.iter().all(|(id, periods)| periods.contains(&at(draft, plan, id)))
        && (0..draft.curricula.len()).all(|one| {
            (1..=draft.periods).all(|period| {
                let (credits, courses) = loads(draft, plan, one, period);
                within(credits, draft.limits.credits) && within(courses, draft.limits.courses)
            })
        })
}

pub fn cost(draft: &Draft, plan: &[u32]) -> i64 {
    let periods = i64::from(draft.periods);
    let rows = (0..draft.curricula.len())
        .map(|one| (1..=draft.periods).map(|period| loads(draft, plan, one, period).0).collect::<Vec<i64>>());
    if draft.objective == Objective::Peak {
        return rows.flatten().max().unwrap_or(0);
    }
    let mut sum = 0;
    for row in rows {
        let total: i64 = row.iter().sum();
        for load in row {
            let above = (load - (total + periods - 1) / periods).max(0);
            let below = (total / periods - load).max(0);
            sum += (above * above + below * below) * i64::from(draft.weights.balance);
        }
    }
    let mut seen: Vec<&(String, u32)> = Vec::new();
    for pair in &draft.undesired {
        if !seen.contains(&pair) {
            seen.push(pair);
            sum += i64::from(at(draft, plan, &pair.0) == pair.1) * i64::from(draft.weights.undesired);
        }
    }
    for (id, period) in &draft.last_year {
        sum += i64::from(at(draft, plan, id) != *period) * i64::from(draft.weights.change);
    }
    sum
}
