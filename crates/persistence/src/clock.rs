//! The only place that asks what time it is. A demo's clock runs ahead of the real one by an offset that is
//! stored with the data; everything but web sign-ins goes by it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::Utc;
use domain::basics::moment::Moment;

/// A clock that may run ahead.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    ahead: Arc<AtomicI64>,
}

impl Clock {
    /// The moment by this clock.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.real_now().plus_seconds(self.ahead())
    }

    /// The moment by the real clock, for sign-ins and for what leaves the machine.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the operating system")]
    pub fn real_now(&self) -> Moment {
        Moment::new(Utc::now())
    }

    /// Seconds by which it runs ahead.
    #[must_use]
    pub fn ahead(&self) -> i64 {
        self.ahead.load(Ordering::Relaxed)
    }

    /// Turns this process's clock to a moment, also to one long past, so that a demo can be given a history
    /// in the order in which it happened. Nothing is stored: [`crate::Store::load_settings`] turns it back.
    pub fn turn_to(&self, at: Moment) {
        self.set_ahead(at.seconds_since(self.real_now()));
    }

    pub(crate) fn set_ahead(&self, seconds: i64) {
        self.ahead.store(seconds, Ordering::Relaxed);
    }
}
