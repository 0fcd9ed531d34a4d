public import ArgumentParser
public import News
public import Prose

// The values of the model that can be typed as arguments, under the names that JSON gives them.

extension Entity.Kind: ExpressibleByArgument {}
extension Event.Status: ExpressibleByArgument {}
extension Quote.Kind: ExpressibleByArgument {}
extension SearchOrder: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
  /// Reads `2026-01-05`.
  public init?(argument: String) { self.init(iso: argument) }
}
