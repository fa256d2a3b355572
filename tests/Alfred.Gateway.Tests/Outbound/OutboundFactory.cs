using Alfred.Gateway.Outbound;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Gateway.Tests.Outbound;

/// <summary>The factory as the product registers it, with one client called "test".</summary>
internal static class OutboundFactory
{
    public static ServiceProvider Create(OutboundClient client, IDialer? dialer = null, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        if (dialer is not null)
            services.AddSingleton(dialer);
        if (time is not null)
            services.AddSingleton(time);
        return services.AddOutboundClient(client).BuildServiceProvider();
    }

    public static HttpClient Client(this ServiceProvider services, string name = "test") =>
        services.GetRequiredService<IHttpClientFactory>().CreateClient(name);

    /// <summary>The innermost handler of the client, which opens connections.</summary>
    public static SocketsHttpHandler PrimaryHandler(this ServiceProvider services)
    {
        var handler = services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("test");
        while (handler is DelegatingHandler outer)
            handler = outer.InnerHandler!;
        return Assert.IsType<SocketsHttpHandler>(handler);
    }
}
