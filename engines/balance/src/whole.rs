//! A whole curriculum of few courses at given prices: all ways to split its set over the periods, in order, prerequisites
//! among its own courses kept. O(3^courses · periods) at worst; sets that windows, prerequisites and ranges forbid are
//! never visited.

use crate::landscape::Landscape;

/// The tables of one curriculum.
pub(crate) struct Whole {
    periods: usize,
    count: usize,
    /// The cost of a set in a period, without prices; by period × sets + set.
    base: Vec<f64>,
    /// For each course, those of this curriculum that must be earlier, as a set.
    before: Vec<u32>,
    cost: Vec<f64>,
    /// The least cost of having placed a set before a period.
    forward: Vec<f64>,
    last: Vec<u32>,
    backward: Vec<f64>,
}

impl Whole {
    pub fn new(land: &Landscape, home: usize, courses: &[u32]) -> Self {
        let rules = land.rules;
        let (periods, count) = (rules.periods, courses.len());
        let sets = 1_usize << count;
        let mut base = vec![f64::INFINITY; periods * sets];
        for period in 0..periods {
            let cell = home * periods + period;
            for set in 0..sets {
                let members = (0..count).filter(|member| set >> member & 1 == 1);
                let load =
                    members.map(|member| rules.credits[courses[member] as usize]).sum::<i32>() + rules.base_load[cell];
                let number = i32::try_from(set.count_ones()).unwrap_or(0) + rules.base_count[cell];
                let keeps = |value: i32, range: crate::rules::Range| (range.least..=range.most).contains(&value);
                if keeps(load, rules.load[home]) && keeps(number, rules.count[home]) {
                    let at = land.load_start[home] as usize + usize::try_from(load).unwrap_or(0);
                    #[expect(clippy::cast_precision_loss, reason = "costs stay below 2^52")]
                    let value = land.load_cost[at] as f64;
                    base[period * sets + set] = value;
                }
            }
        }
        let among = |&course: &u32| {
            let earlier = rules.before.row(course as usize);
            (0..count).filter(|&member| earlier.contains(&courses[member])).fold(0, |set, member| set | 1 << member)
        };
        Self {
            periods,
            count,
            base,
            before: courses.iter().map(among).collect(),
            cost: vec![0.0; sets],
            forward: vec![0.0; (periods + 1) * sets],
            last: vec![0; (periods + 1) * sets],
            backward: vec![0.0; (periods + 1) * sets],
        }
    }

    /// The cost of each set in a period at these prices, into `cost`.
    fn price(&mut self, period: usize, prices: &[f64], courses: &[u32], windows: &[u64]) {
        let sets = 1_usize << self.count;
        self.cost[0] = 0.0;
        for set in 1..sets {
            let member = set.trailing_zeros() as usize;
            let open = windows[courses[member] as usize] >> period & 1 == 1;
            let price = if open { prices[member * self.periods + period] } else { f64::INFINITY };
            self.cost[set] = self.cost[set & (set - 1)] + price;
        }
        for (cost, base) in self.cost.iter_mut().zip(&self.base[period * sets..]) {
            *cost += base;
        }
    }

    /// Those not yet placed that may come now.
    fn ready(&self, placed: usize) -> usize {
        let free = |member: &usize| placed >> member & 1 == 0 && self.before[*member] as usize & !placed == 0;
        (0..self.count).filter(free).fold(0, |set, member| set | 1 << member)
    }

    /// The least cost, and the period of each course.
    pub fn solve(&mut self, prices: &[f64], courses: &[u32], windows: &[u64], take: &mut [u32]) -> (f64, u64) {
        let sets = 1_usize << self.count;
        let mut cells = 0;
        self.forward.fill(f64::INFINITY);
        self.forward[0] = 0.0;
        for period in 0..self.periods {
            self.price(period, prices, courses, windows);
            let may = self.open(period, courses, windows);
            for placed in 0..sets {
                let value = self.forward[period * sets + placed];
                if value == f64::INFINITY {
                    continue;
                }
                let ready = self.ready(placed) & may;
                let mut set = ready;
                loop {
                    cells += 1;
                    let sum = value + self.cost[set];
                    let at = (period + 1) * sets + (placed | set);
                    if sum < self.forward[at] {
                        self.forward[at] = sum;
                        self.last[at] = u32::try_from(set).unwrap_or(0);
                    }
                    if set == 0 {
                        break;
                    }
                    set = (set - 1) & ready;
                }
            }
        }
        let best = self.forward[self.periods * sets + sets - 1];
        let mut placed = sets - 1;
        if best < f64::INFINITY {
            for period in (0..self.periods).rev() {
                let set = self.last[(period + 1) * sets + placed] as usize;
                for (member, take) in take.iter_mut().enumerate() {
                    if set >> member & 1 == 1 {
                        *take = u32::try_from(period).unwrap_or(0);
                    }
                }
                placed &= !set;
            }
        }
        (best, cells)
    }

    fn open(&self, period: usize, courses: &[u32], windows: &[u64]) -> usize {
        let open = |member: &usize| windows[courses[*member] as usize] >> period & 1 == 1;
        (0..self.count).filter(open).fold(0, |set, member| set | 1 << member)
    }

    /// Adds to each placement how much more than the least it costs to have it.
    pub fn marginals(&mut self, prices: &[f64], courses: &[u32], windows: &[u64], above: &mut [f64]) -> u64 {
        let sets = 1_usize << self.count;
        let mut take = vec![0; self.count];
        let (least, mut cells) = self.solve(prices, courses, windows, &mut take);
        self.backward.fill(f64::INFINITY);
        self.backward[self.periods * sets + sets - 1] = 0.0;
        let mut best = vec![f64::INFINITY; self.count * self.periods];
        let mut with = vec![f64::INFINITY; sets];
        for period in (0..self.periods).rev() {
            self.price(period, prices, courses, windows);
            let may = self.open(period, courses, windows);
            with.fill(f64::INFINITY);
            for placed in 0..sets {
                let before = self.forward[period * sets + placed];
                if before == f64::INFINITY {
                    continue;
                }
                let ready = self.ready(placed) & may;
                let mut set = ready;
                let mut to_go = f64::INFINITY;
                loop {
                    cells += 1;
                    let sum = self.cost[set] + self.backward[(period + 1) * sets + (placed | set)];
                    to_go = to_go.min(sum);
                    with[set] = with[set].min(before + sum);
                    if set == 0 {
                        break;
                    }
                    set = (set - 1) & ready;
                }
                self.backward[period * sets + placed] = to_go;
            }
            for (set, &with) in with.iter().enumerate() {
                for member in (0..self.count).filter(|member| set >> member & 1 == 1) {
                    let spot = &mut best[member * self.periods + period];
                    *spot = spot.min(with);
                }
            }
        }
        for (member, &course) in courses.iter().enumerate() {
            for period in 0..self.periods {
                above[course as usize * self.periods + period] += best[member * self.periods + period] - least;
            }
        }
        cells
    }
}
