<?php // A host that signs sessions, on PHP's own library: php -S localhost:3000 server.php

/** Who is signed in here; null for nobody. Ask your own sign-in instead of the environment. */
function signed_in(): ?string {
    return getenv('SIGNED_IN_EMAIL') ?: null;
}

/** Trades the secret key for a session of this person, on the page that asks: its status and its JSON. */
function session(string $email, string $origin): array {
    $url = getenv('PORTICO_URL') . '/api/v1/embed/sessions';
    $answer = @file_get_contents($url, false, stream_context_create(['http' => [
        'method' => 'POST',
        'header' => ['Authorization: Bearer ' . getenv('PORTICO_SECRET_KEY'), 'Content-Type: application/json'],
        'content' => json_encode(['origin' => $origin, 'user' => ['email' => $email]]),
        'timeout' => 10,
        'ignore_errors' => true, // A refusal is an answer too.
    ]]));
    // The portal cannot be reached: the widget says so and asks again by itself.
    if ($answer === false) return [502, '{}'];
    $status = (int) explode(' ', $http_response_header[0])[1];
    // A 401 says that nobody is signed in here; the portal's is about the key, and passed on for the widget to say so.
    return [$status === 401 ? 502 : $status, $answer];
}

$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($_SERVER['REQUEST_METHOD'] === 'GET' && $path === '/') {
    header('Content-Type: text/html; charset=utf-8');
    readfile(__DIR__ . '/page.html');
} elseif ($_SERVER['REQUEST_METHOD'] === 'POST' && $path === '/portico-session') {
    $email = signed_in();
    [$status, $body] = $email === null ? [401, '{}'] : session($email, $_SERVER['HTTP_ORIGIN'] ?? '');
    http_response_code($status);
    header('Content-Type: application/json');
    header('Cache-Control: no-store');
    echo $body;
} else {
    http_response_code(404);
}
