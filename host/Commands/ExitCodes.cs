namespace Programme.Host;

/// <summary>Exit codes, as documented in the README.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int Refused = 3;
    public const int NotSound = 4;
    public const int Unavailable = 5;
    public const int Differs = 6;
}
