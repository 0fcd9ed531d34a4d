import Browser

/// What the reader has chosen once: `config.toml`, or what is usual.
struct Configuration: Sendable {
  var settings = Settings()
}
