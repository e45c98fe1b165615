using Date = Google.Type.Date;

namespace Programme.Outcomes;

/// <summary>Which versions of returns count: those extracted by a day, of those that had been received by a day. The first is the
/// authority's knowledge and the second the programme's: a return can come late with an early extract, so only both together give the same
/// for ever. A day is never taken for one of them silently: each caller says which it means.</summary>
/// <param name="ExtractDay">Versions extracted later do not count.</param>
/// <param name="ReceiptDay">Versions received after this day, in England, do not count.</param>
internal readonly record struct KnownOn(DateOnly ExtractDay, DateOnly ReceiptDay)
{
    /// <summary>All that is there.</summary>
    public static KnownOn Everything { get; } = new(DateOnly.MaxValue, DateOnly.MaxValue);

    /// <summary>The last day on which something could be set that holds.</summary>
    public DateOnly SetBy => ExtractDay < ReceiptDay ? ExtractDay : ReceiptDay;

    /// <summary>Returns received before this instant count.</summary>
    public DateTimeOffset ReceivedBefore => ReceiptDay == DateOnly.MaxValue ? DateTimeOffset.MaxValue : ReceiptDay.EndInEngland();

    /// <summary>By the day of the extract alone: a return that comes late with an early extract changes what is known of earlier
    /// days.</summary>
    /// <param name="day">The day; null = no limit.</param>
    public static KnownOn ByExtractDay(DateOnly? day) => Everything with { ExtractDay = day ?? DateOnly.MaxValue };

    /// <summary>By both days: the answer stays the same for ever. Null = no limit.</summary>
    public static KnownOn ByBothDays(Date? extractDay, Date? receiptDay) =>
        new(extractDay?.ToDateOnly() ?? DateOnly.MaxValue, receiptDay?.ToDateOnly() ?? DateOnly.MaxValue);
}
