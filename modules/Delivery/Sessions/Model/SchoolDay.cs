namespace Programme.Delivery;

/// <summary>A school and a day.</summary>
internal readonly record struct SchoolDay(string Urn, DateOnly Day);
