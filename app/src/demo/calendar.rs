//! The calendar of the demo. What people do is told as stories: each is written from its beginning to its end, waits
//! for its days, and is told beside the others in one order of time. Only one is told at a time, so that the same seed
//! gives the same region.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use kernel::{Day, Failure, Moment};

/// What happens to somebody or something, from its beginning to its end.
pub type Story = Pin<Box<dyn Future<Output = Result<(), Failure>>>>;

/// When offices open, in seconds of the day.
const MORNING: i64 = 9 * 3600;
/// When the day's work is over and the platform has followed everything up.
const EVENING: i64 = 20 * 3600;

/// Where time stands, and which stories wait.
pub struct Calendar {
    now: Cell<Moment>,
    /// The day that the story being told asked to wait for.
    asked: Cell<Option<Day>>,
    /// Stories that began since the last look.
    begun: RefCell<Vec<Story>>,
}

impl Calendar {
    /// A calendar that stands at the morning of a day.
    pub fn at(day: Day) -> Self {
        let now = Cell::new(day.start().plus_seconds(MORNING));
        Self { now, asked: Cell::default(), begun: RefCell::default() }
    }

    /// The moment of the next act; no two are the same.
    pub fn tick(&self) -> Moment {
        let now = self.now.get();
        self.now.set(now.plus_seconds(1));
        now
    }

    /// Today.
    pub fn today(&self) -> Day {
        self.now.get().day()
    }

    /// Waits for the morning of a day; of one that has come already it does not.
    pub async fn until(&self, day: Day) {
        poll_fn(|_| {
            if self.today() >= day {
                return Poll::Ready(());
            }
            self.asked.set(Some(day));
            Poll::Pending
        })
        .await;
    }

    /// Another story starts, from today on.
    pub fn starts(&self, story: impl Future<Output = Result<(), Failure>> + 'static) {
        self.begun.borrow_mut().push(Box::pin(story));
    }

    /// Tells every story until the last day; each evening `settle` follows up what happened. What waits for a later day
    /// stays untold.
    ///
    /// # Errors
    /// As the first story that fails.
    pub async fn tell(&self, last: Day, settle: impl AsyncFn(Moment) -> Result<(), Failure>) -> Result<(), Failure> {
        let mut waiting: BTreeMap<(Day, usize), Story> = BTreeMap::new();
        let mut count = 0;
        loop {
            for story in self.begun.take() {
                waiting.insert((self.today(), count), story);
                count += 1;
            }
            let Some(((day, number), mut story)) = waiting.pop_first() else { break };
            if day > self.today() {
                settle(self.today().start().plus_seconds(EVENING)).await?;
                if day > last {
                    return Ok(());
                }
                self.now.set(day.start().plus_seconds(MORNING));
            }
            if let Some(next) = self.told(&mut story).await? {
                waiting.insert((next, number), story);
            }
        }
        settle(self.today().start().plus_seconds(EVENING)).await
    }

    /// Tells a story until it ends or waits; then the day it waits for. A story that waits for the database is told on.
    async fn told(&self, story: &mut Story) -> Result<Option<Day>, Failure> {
        poll_fn(|context| match story.as_mut().poll(context) {
            Poll::Ready(end) => Poll::Ready(end.map(|()| None)),
            Poll::Pending => match self.asked.take() {
                Some(day) => Poll::Ready(Ok(Some(day))),
                None => Poll::Pending,
            },
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    fn day(of_month: u32) -> Day {
        Day::of(2027, 4, of_month).expect("a day")
    }

    #[tokio::test]
    async fn stories_are_told_side_by_side_in_the_order_of_their_days() {
        let calendar = Rc::new(Calendar::at(day(1)));
        let told = Rc::new(RefCell::new(Vec::new()));
        for (name, days) in [("a", [3, 9]), ("b", [2, 5])] {
            let (clock, told) = (calendar.clone(), told.clone());
            calendar.starts(async move {
                for of_month in days {
                    clock.until(day(of_month)).await;
                    tokio::task::yield_now().await;
                    told.borrow_mut().push((name, clock.tick().day()));
                }
                Ok(())
            });
        }

        let evenings = RefCell::new(0);
        let settle = async |_| {
            *evenings.borrow_mut() += 1;
            Ok(())
        };
        calendar.tell(day(8), settle).await.expect("told");

        assert_eq!(*told.borrow(), [("b", day(2)), ("a", day(3)), ("b", day(5))]);
        assert_eq!(*evenings.borrow(), 4);
    }
}
