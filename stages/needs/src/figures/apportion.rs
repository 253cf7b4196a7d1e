//! Whole places over organisations in proportion to their capacity, by largest remainders (Hamilton's method): every
//! organisation gets its share rounded down or up, the sum is exact, nobody gets more than they can take.

/// The places of each; ties go to the earlier. More places than all can take are given out up to the capacity.
pub fn apportion(places: i64, capacities: &[i64]) -> Vec<i64> {
    let capacity: i64 = capacities.iter().map(|one| (*one).max(0)).sum();
    let places = places.clamp(0, capacity);
    if capacity == 0 {
        return vec![0; capacities.len()];
    }
    // Exact shares as whole part and remainder over the same denominator: no fraction is ever rounded.
    let share = |one: &i64| i128::from(places) * i128::from((*one).max(0));
    let whole = i128::from(capacity);
    let mut given: Vec<i64> =
        capacities.iter().map(|one| i64::try_from(share(one) / whole).unwrap_or(i64::MAX)).collect();
    let mut order: Vec<usize> = (0..capacities.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(capacities.get(*at).map_or(0, share_of(places, whole))));
    let left = usize::try_from(places - given.iter().sum::<i64>()).unwrap_or(0);
    for at in order.into_iter().take(left) {
        given[at] += 1;
    }
    given
}

fn share_of(places: i64, whole: i128) -> impl Fn(&i64) -> i128 {
    move |one| (i128::from(places) * i128::from((*one).max(0))) % whole
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn remainders_decide_who_is_rounded_up() {
        // Shares 11.8, 7.867, 0.333: the second and the first have the largest remainders.
        assert_eq!(apportion(20, &[90, 60, 2]), [12, 8, 0]);
        assert_eq!(apportion(10, &[1, 1, 1]), [1, 1, 1], "no more than they can take");
        assert_eq!(apportion(1, &[5, 5]), [1, 0], "a tie goes to the earlier");
        assert_eq!(apportion(7, &[0, 0]), [0, 0]);
    }

    proptest! {
        #[test]
        fn every_share_is_rounded_down_or_up_and_the_sum_is_exact(
            places in 0i64..5_000, capacities in prop::collection::vec(0i64..900, 0..12)
        ) {
            let whole: i64 = capacities.iter().sum();
            let given = apportion(places, &capacities);
            let asked = places.min(whole);
            prop_assert_eq!(given.iter().sum::<i64>(), asked);
            for (got, capacity) in given.iter().zip(&capacities) {
                prop_assert!(got <= capacity);
                if whole > 0 {
                    let floor = asked * capacity / whole;
                    prop_assert!(*got == floor || *got == floor + 1, "{} of {}", got, capacity);
                }
            }
        }
    }
}
