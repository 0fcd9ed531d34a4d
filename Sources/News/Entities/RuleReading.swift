import Prose

/// What the rules make of each token: part of the evidence that the model weighs.
struct RuleReading {
  /// Per token.
  private(set) var marks: [RuleMark]

  init(_ decisions: [NameDecision], in names: NameText) {
    marks = Array(repeating: .none, count: names.tokens.count)
    for decision in decisions {
      let candidate = decision.candidate
      for index in candidate.title ?? 0..<0 { marks[index] = .title }
      if candidate.isPartOfToken(in: names) {
        for index in candidate.tokensReached(in: names) { marks[index] = .parts }
        continue
      }
      for index in candidate.tokens {
        marks[index] = RuleMark(decision, isFirst: index == candidate.tokens.lowerBound)
        if candidate.isPlaceInCapitals(in: names) { marks[index].isCertain = true }
      }
    }
  }
}

/// The rules' reading of one token: what it is to a candidate, and the evidence for each kind in steps.
struct RuleMark: Hashable {
  private(set) var rawValue: UInt32

  static let none = RuleMark(rawValue: 0)
  static let title = RuleMark(rawValue: 1)
  /// A compound with names in it (`Seoul-Beijing`).
  static let parts = RuleMark(rawValue: 10)
  static let tagBits: UInt64 = 0xF
  static let personBits: UInt64 = 0x70
  static let organisationBits: UInt64 = 0x380
  static let placeBits: UInt64 = 0x1C00

  private init(rawValue: UInt32) { self.rawValue = rawValue }

  init(_ decision: NameDecision, isFirst: Bool) {
    var bits: UInt32 = isFirst ? 2 : 3
    if let kind = decision.kind { bits = 4 + 2 * UInt32(kind.rank) + (isFirst ? 0 : 1) }
    for (place, kind) in Entity.Kind.allCases.enumerated() {
      bits |= Self.step(of: decision.evidence[kind].sum) << (4 + 3 * UInt32(place))
    }
    self.init(rawValue: bits)
  }

  /// Nothing a model says can change it.
  var isCertain: Bool {
    get { self == .parts || rawValue & Self.certainBit != 0 }
    set { rawValue = newValue ? rawValue | Self.certainBit : rawValue & ~Self.certainBit }
  }

  private static let certainBit: UInt32 = 1 << 16

  /// The tag the rules would give.
  var tag: NameTag {
    switch UInt64(rawValue) & Self.tagBits {
    case 4: .personStart
    case 5: .personRest
    case 6: .organisationStart
    case 7: .organisationRest
    case 8: .placeStart
    case 9: .placeRest
    default: .outside
    }
  }

  /// Tenths of a vote in eight steps, finest where the rules decide.
  private static func step(of weight: Int) -> UInt32 {
    switch weight {
    case ..<0: 7
    case 0: 0
    case ..<15: 1
    case ..<25: 2
    case ..<35: 3
    case ..<50: 4
    case ..<65: 5
    default: 6
    }
  }
}

extension NameCandidate {
  /// `LISBON –`: the place a report comes from, which texts without their first line teach nothing of.
  fileprivate func isPlaceInCapitals(in names: NameText) -> Bool {
    known?.isPlace == true && known?.isAcronym == false && position != .headline
      && tokens.allSatisfy { names.tokens[$0].traits.contains(.allCaps) }
  }
}
