using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Programme.Common.V1;
using Programme.Enrolment.V1;

namespace Programme.Host;

/// <summary>What a session keeps of a list beside its file.</summary>
/// <param name="Kind">As the command line calls it.</param>
/// <param name="Choices">What was chosen with the file.</param>
/// <param name="Report">What was found when it was checked, or done when it was imported.</param>
/// <param name="Register">The same of a register, with what changes; null = it is none.</param>
internal sealed record KeptList(string Kind, ListChoices Choices, ImportReport Report, ImportRegisterResponse? Register);

/// <summary>What is chosen with a file.</summary>
/// <param name="On">Day of a register whose name does not say it.</param>
/// <param name="AcceptMissing">Whether a register is taken although it lacks many establishments.</param>
/// <param name="Complete">Whether the file is the whole of what its list covers.</param>
internal sealed record ListChoices(DateOnly? On, bool AcceptMissing, bool Complete);

/// <summary>Sends lists of pages to the services, by the calls of the command line and with the rights of whoever sends.</summary>
internal static class ListSender
{
    /// <summary>Checks a file; nothing is stored.</summary>
    public static Task<KeptList> CheckAsync(PageRequest request, string kind, ListChoices choices, string name, ByteString content) =>
        SendAsync(request, kind, choices, new ImportFile(name, ValidateOnly: true) { Open = () => StreamOf(content) });

    /// <summary>Imports a file that was checked. The id of the file is that of the request: it is imported once.</summary>
    public static Task<KeptList> ImportAsync(PageRequest request, KeptFile file) =>
        SendAsync(request, file.List!.Kind, file.List.Choices, new ImportFile(file.Name)
        {
            Open = () => StreamOf(file.Content),
            RequestId = file.Id,
            Removes = file.List.Report.RowsRemoved,
        });

    /// <summary>What is wrong with a file, row by row, and how much it is; null = it was refused for another reason.</summary>
    public static ListFaults? FaultsOf(RpcException refusal)
    {
        if (!PageProblems.IsFor(refusal, Reasons.FileInvalid) || refusal.GetRpcStatus() is not { } status)
            return null;
        var rows = status.GetDetail<BadRequest>().FieldViolations
            .Select(one => (Texts.Capital(one.Field), Texts.Capital(one.Description))).ToList();
        return new ListFaults(rows,
            int.Parse(status.GetDetail<ErrorInfo>().Metadata["problems"], NumberStyles.None, CultureInfo.InvariantCulture));
    }

    private static async Task<KeptList> SendAsync(PageRequest request, string kind, ListChoices choices, ImportFile file)
    {
        ImportRegisterResponse? register = null;
        var report = await ImportKinds.All[kind](request.Calls, file with
        {
            On = choices.On,
            AcceptMissing = choices.AcceptMissing,
            Complete = choices.Complete,
            Register = answer => register = answer,
        });
        return new KeptList(kind, choices, report, register);
    }

    private static MemoryStream StreamOf(ByteString content) =>
        MemoryMarshal.TryGetArray(content.Memory, out var bytes) && bytes.Array is { } array
            ? new MemoryStream(array, bytes.Offset, bytes.Count, writable: false) : new MemoryStream(content.ToByteArray());
}

/// <summary>What is wrong with a file.</summary>
/// <param name="Rows">Where, and what is found and expected; the first of them.</param>
/// <param name="Total">How many there are.</param>
public sealed record ListFaults(IReadOnlyList<(string Place, string Text)> Rows, int Total);
