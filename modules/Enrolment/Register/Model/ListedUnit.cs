namespace Programme.Enrolment;

/// <summary>A school as it was listed: the URN and the authority that its trial unit keeps for ever.</summary>
internal readonly record struct ListedUnit(string Urn, string LaCode);
