namespace Programme.Statistics;

/// <summary>A time under observation.</summary>
/// <param name="Time">Days from the start to the event or to the end of observation.</param>
/// <param name="Event">Whether it ended by the event.</param>
/// <param name="Arm">1 or 0.</param>
/// <param name="Stratum">The stratum within which spells are compared.</param>
/// <param name="Cluster">Whose spells are not independent: the school.</param>
public sealed record Spell(double Time, bool Event, int Arm, string Stratum = "", string Cluster = "");
