using Microsoft.AspNetCore.Http.Features;

namespace Alfred.Gateway.Access;

/// <summary>
/// Reads a form of one of the operator's pages. They are sent URL-encoded; anything else, and what is longer or has more fields than a page
/// has, is the sender's fault and not ours.
/// </summary>
internal static class PostedForm
{
    /// <summary>The form; null for a body that is none of these pages'.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpContext context, FormOptions limits)
    {
        // No parts of several kinds: the framework would put files into the machine's folder for temporary ones.
        if (context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return null;
        try
        {
            return await context.Request.ReadFormAsync(limits, context.RequestAborted);
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
