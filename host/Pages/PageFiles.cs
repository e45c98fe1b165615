namespace Programme.Host;

/// <summary>Answers with a file to be saved.</summary>
internal static class PageFiles
{
    public static Task SendAsync(PageRequest request, string name, byte[] content)
    {
        request.Http.Response.ContentType = Path.GetExtension(name) switch
        {
            ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ".json" => "application/json; charset=utf-8",
            _ => "text/csv; charset=utf-8",
        };
        request.Http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        return request.Http.Response.Body.WriteAsync(content, 0, content.Length, request.Cancel);
    }
}
