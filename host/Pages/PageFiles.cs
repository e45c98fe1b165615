namespace Programme.Host;

/// <summary>Answers with a file to be saved.</summary>
internal static class PageFiles
{
    public static Task SendAsync(PageRequest request, string name, byte[] content)
    {
        request.Http.Response.ContentType = name.EndsWith(".xlsx", StringComparison.Ordinal)
            ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
        request.Http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        return request.Http.Response.Body.WriteAsync(content, 0, content.Length, request.Cancel);
    }
}
