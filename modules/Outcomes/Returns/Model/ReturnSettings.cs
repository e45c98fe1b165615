using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Programme.Outcomes;

/// <summary>Thresholds of the rules and days of the chase list: settings <c>Returns:*</c>.</summary>
internal sealed record ReturnSettings
{
    /// <summary>By how much the share closed with no further action may move from one term to the next.</summary>
    public double ShareMoves { get; init; } = 0.20;

    /// <summary>By which share the total may differ from the version before.</summary>
    public double TotalDiffers { get; init; } = 0.10;

    /// <summary>By how much no further action and advice may move against each other.</summary>
    public double PracticeMoves { get; init; } = 0.10;

    /// <summary>Days before the due day on which a reminder is due.</summary>
    public int ReminderDays { get; init; } = 7;

    /// <summary>Days after the due day that are allowed when it falls into the authority's school holidays, counted from their
    /// end.</summary>
    public int HolidayGraceDays { get; init; } = 5;

    /// <summary>Reads them; what is not given has its default.</summary>
    /// <exception cref="InvalidDataException">One cannot be used.</exception>
    public static ReturnSettings Read(IConfiguration settings)
    {
        var usual = new ReturnSettings();
        return new ReturnSettings
        {
            ShareMoves = Number(settings, nameof(ShareMoves), usual.ShareMoves, 1),
            TotalDiffers = Number(settings, nameof(TotalDiffers), usual.TotalDiffers, 1),
            PracticeMoves = Number(settings, nameof(PracticeMoves), usual.PracticeMoves, 1),
            ReminderDays = (int)Number(settings, nameof(ReminderDays), usual.ReminderDays, 30),
            HolidayGraceDays = (int)Number(settings, nameof(HolidayGraceDays), usual.HolidayGraceDays, 60),
        };
    }

    private static double Number(IConfiguration settings, string name, double usual, double most)
    {
        if (settings[$"Returns:{name}"] is not { } text)
            return usual;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture,
                $"Setting Returns:{name}: a number from 0 to {most} is expected, not '{text}'."));
    }
}
