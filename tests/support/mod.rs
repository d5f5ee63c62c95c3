//! What the tests share: the program on a pseudoterminal, and an ear for every byte that it writes.

pub mod article;
pub mod graphics;
pub mod launch;
pub mod place;
pub mod pty;
pub mod screen;
pub mod wire;
