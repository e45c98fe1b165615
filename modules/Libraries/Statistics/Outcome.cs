namespace Programme.Statistics;

/// <summary>Why a quantity does not exist, or may not be read alone.</summary>
public enum ReasonCode
{
    /// <summary>A logistic or count model has no finite estimate: an arm (or a group) has only one kind of outcome.</summary>
    Separated,

    /// <summary>A row alone decides a coefficient (hat value 1), so its residual says nothing about variance.</summary>
    LeverageOne,

    /// <summary>Arms cannot be compared: every stratum with data has one arm alone.</summary>
    StratumOneArm,

    /// <summary>A share, a rate or a unit cost has no denominator.</summary>
    NoDenominator,

    /// <summary>The instrument hardly moves what was received (F below 10): read the Anderson-Rubin set instead.</summary>
    WeakInstrument,

    /// <summary>An iteration did not settle, or its parameter grows without bound.</summary>
    NotConverged,

    /// <summary>Too few clusters or rows for a variance.</summary>
    TooFewClusters,

    /// <summary>Nothing varies, so there is nothing to standardise by or to test.</summary>
    NoVariation,

    /// <summary>No event, or none in one arm.</summary>
    NoEvents,

    /// <summary>No row is left to compute from.</summary>
    NoData,

    /// <summary>Fieller's set is not an interval: the effect's sign is in doubt.</summary>
    FiellerUnbounded,

    /// <summary>The program does not have this method.</summary>
    NotImplemented,
}

/// <summary>A coded reason with the rows at fault.</summary>
/// <param name="Code">The kind.</param>
/// <param name="Words">What is wrong, for a reader of the results.</param>
/// <param name="Rows">Schools, strata or persons at fault; empty when it is all of them.</param>
public sealed record Reason(ReasonCode Code, string Words, IReadOnlyList<string> Rows)
{
    /// <summary>A reason that names no row.</summary>
    /// <param name="code">The kind.</param>
    /// <param name="words">What is wrong.</param>
    public Reason(ReasonCode code, string words) : this(code, words, [])
    {
    }

    /// <summary>The code as results print it: LEVERAGE_ONE.</summary>
    public string CodeText => string.Concat(Code.ToString().Select((letter, at) =>
        at > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));

    /// <summary>Words and rows in one line.</summary>
    public string Sentence => Rows.Count == 0 ? Words : $"{Words}: {string.Join(" ", Rows)}";
}

/// <summary>A value, or the reason why there is none; never both and never a number that is not one.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public sealed class Outcome<T> where T : class
{
    /// <summary>With a value.</summary>
    /// <param name="value">The value.</param>
    public Outcome(T value) => Value = value;

    /// <summary>Without one.</summary>
    /// <param name="reason">Why.</param>
    public Outcome(Reason reason) => Reason = reason;

    /// <summary>The value; null when there is a reason.</summary>
    public T? Value { get; }

    /// <summary>The reason; null when there is a value.</summary>
    public Reason? Reason { get; }

    /// <summary>The next step on a value; a reason is handed on.</summary>
    /// <param name="next">From the value to another outcome.</param>
    /// <typeparam name="TNext">What the next step yields.</typeparam>
    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) where TNext : class =>
        Value is { } value ? next(value) : new Outcome<TNext>(Reason!);
}
