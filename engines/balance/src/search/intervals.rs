//! Energy of intervals of periods: what must lie within one must fit there, and none that would overflow it may enter.

use super::Search;

impl Search<'_> {
    /// Energy of intervals of periods.
    pub(super) fn intervals(&mut self, home: usize) -> bool {
        let rules = self.rules;
        let periods = rules.periods;
        let count = rules.count[home];
        self.energy.fill((0, 0));
        let mut heaviest = 0;
        for &course in rules.members.row(home) {
            let set = self.domain[course as usize];
            let (first, last) = (set.trailing_zeros() as usize, 63 - set.leading_zeros() as usize);
            let credits = rules.credits[course as usize];
            let spot = &mut self.energy[first * periods + last];
            spot.0 += credits;
            spot.1 += 1;
            if first != last {
                heaviest = heaviest.max(credits);
            }
        }
        for period in 0..periods {
            let spot = &mut self.energy[period * periods + period];
            spot.0 += rules.base_load[home * periods + period];
            spot.1 += rules.base_count[home * periods + period];
        }
        // energy[a][b]: everything whose window lies within [a, b].
        for first in (0..periods).rev() {
            let mut sum = (0, 0);
            for last in first..periods {
                let own = self.energy[first * periods + last];
                sum = (sum.0 + own.0, sum.1 + own.1);
                let below = if first < last { self.energy[(first + 1) * periods + last] } else { (0, 0) };
                self.energy[first * periods + last] = (sum.0 + below.0, sum.1 + below.1);
            }
        }
        let (total_load, total_count) = (self.total_load[home], self.total_count[home]);
        self.tight.clear();
        let ranges = &self.ranges[home * periods..(home + 1) * periods];
        let together = ranges.iter().fold(0_i32, |sum, range| sum.saturating_add(range.most));
        for first in 0..periods {
            let (mut most_load, mut least_load) = (0_i32, 0_i32);
            for (last, range) in ranges.iter().enumerate().skip(first) {
                most_load = most_load.saturating_add(range.most);
                least_load = least_load.saturating_add(range.least);
                let here = self.energy[first * periods + last];
                let length = i32::try_from(last - first + 1).unwrap_or(i32::MAX);
                let outside = i32::try_from(periods).unwrap_or(i32::MAX) - length;
                let room = most_load - here.0;
                let seats = count.most.saturating_mul(length) - here.1;
                if room < 0 || seats < 0 {
                    return false;
                }
                let left = if first == 0 { (0, 0) } else { self.energy[first - 1] };
                let right = if last + 1 == periods { (0, 0) } else { self.energy[(last + 1) * periods + periods - 1] };
                let reach = (total_load - left.0 - right.0, total_count - left.1 - right.1);
                let need_load = least_load.max(total_load.saturating_sub(together.saturating_sub(most_load)));
                let need_count =
                    (count.least * length).max(total_count.saturating_sub(count.most.saturating_mul(outside)));
                if reach.0 < need_load || reach.1 < need_count {
                    return false;
                }
                if length > 1 && (room < heaviest || seats == 0) {
                    let set = (u64::MAX >> (63 - last)) & (u64::MAX << first);
                    self.tight.push((set, if seats == 0 { -1 } else { room }));
                }
            }
        }
        if self.tight.is_empty() {
            return true;
        }
        for &course in rules.members.row(home) {
            let course = course as usize;
            for at in 0..self.tight.len() {
                let (set, room) = self.tight[at];
                let own = self.domain[course];
                if own & !set != 0 && own & set != 0 && rules.credits[course] > room {
                    // Its window must not lie within the interval already (a hole does not count).
                    let (first, last) = (own.trailing_zeros(), own.ilog2());
                    let inside = set >> first & 1 == 1 && set >> last & 1 == 1;
                    if !inside && !self.keep(course, !set) {
                        return false;
                    }
                }
            }
        }
        true
    }
}
