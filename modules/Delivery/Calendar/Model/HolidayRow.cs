namespace Programme.Delivery;

/// <summary>A bank holiday of England and Wales that was imported; it adds to the bundled ones, or renames one. Without a title it says
/// that a day which was a holiday in an earlier list is none any more.</summary>
internal sealed record HolidayRow
{
    public required DateOnly On { get; init; }
    public required string Title { get; init; }
}
