namespace Programme.Delivery;

/// <summary>A session that was held.</summary>
internal sealed record HeldSession(string SessionRef, string Urn, DateOnly HeldOn, int? Minutes, string? SupervisorRef = null);

/// <summary>A person who was at a session.</summary>
internal sealed record Presence(string SessionRef, string LeadRef);
