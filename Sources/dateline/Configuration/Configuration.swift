import Browser
import Curses

/// What the reader has chosen once: `config.toml`, or what is usual.
struct Configuration: Sendable {
  var settings = Settings()
  var theme = Theme.auto
}
