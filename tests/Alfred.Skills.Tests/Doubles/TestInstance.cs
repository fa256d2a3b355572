using Alfred.Instances;
using NodaTime;

namespace Alfred.Skills.Tests.Doubles;

public static class TestInstance
{
    public static readonly Instance Home = Of(InstanceKind.Home);
    public static readonly Instance Biz = Of(InstanceKind.Biz);

    public static Instance WithCurrency(string currency) => Biz with { Currency = currency };

    private static Instance Of(InstanceKind kind) => new()
    {
        Kind = kind,
        IsProduction = false,
        Zone = DateTimeZoneProviders.Tzdb["Europe/Madrid"],
        Currency = "EUR",
        Language = "en",
        AllowUnknownSenders = false,
    };
}
