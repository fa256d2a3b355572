using System.Globalization;
using System.Text.Json;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Rates;

/// <summary>
/// Frankfurter's API as far as Alfred uses it: the rates of a day, those of the Friday before on a weekend, nothing for a currency that the
/// European Central Bank has no rates of.
/// </summary>
internal sealed class FakeRatesApi(Func<HttpContext, FakeAnswer.Respond, Task> answer)
{
    // What a euro is worth.
    private static readonly Dictionary<string, decimal> Euro = new(StringComparer.Ordinal)
    {
        ["EUR"] = 1m, ["USD"] = 1.0870m, ["GBP"] = 0.8340m, ["CHF"] = 0.9400m, ["JPY"] = 163.50m, ["SEK"] = 11.55m, ["PLN"] = 4.3100m,
    };

    /// <summary>Maps it.</summary>
    public void Map(IEndpointRouteBuilder api) => api.MapGet("/{day}", HandleAsync);

    private Task HandleAsync(HttpContext context)
    {
        var (from, to) = (context.Request.Query["base"].ToString(), context.Request.Query["symbols"].ToString());
        return answer(
            context,
            DateOnly.TryParseExact(
                context.Request.RouteValues["day"] as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && Euro.TryGetValue(from, out var one) && Euro.TryGetValue(to, out var other)
                ? Rates(from, to, Workday(day), decimal.Round(other / one, 5)) : NotFound);
    }

    private static FakeAnswer.Respond NotFound => new(StatusCodes.Status404NotFound, """{"message":"not found"}""");

    private static FakeAnswer.Respond Rates(string from, string to, DateOnly day, decimal rate) => new(
        StatusCodes.Status200OK,
        JsonSerializer.Serialize(
            new
            {
                amount = 1.0m, @base = from, date = day, rates = new Dictionary<string, decimal>(StringComparer.Ordinal) { [to] = rate },
            }));

    private static DateOnly Workday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };
}
