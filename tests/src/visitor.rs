//! Somebody at a browser that runs no scripts: links, forms, cookies.

use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder};

/// A visitor with cookies of their own.
#[derive(Debug, Clone)]
pub struct Visitor {
    client: Client,
    base: String,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The status code.
    pub status: u16,
    /// Where to go, if anywhere.
    pub to: Option<String>,
    /// All headers, a line each.
    pub headers: String,
    /// The body as text, whatever it is.
    pub text: String,
}

impl Reply {
    /// The value of a hidden field, by its name: the first on the page.
    pub fn hidden(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let at = self.text.find(&mark).unwrap_or_else(|| panic!("no field {name} in {}", self.text));
        self.text[at + mark.len()..].chars().take_while(|c| *c != '"').collect()
    }

    /// The page without the strip of the demo, whose clock goes on between two requests.
    pub fn steady(&self) -> String {
        let strip = self.text.find("<aside class=\"demo\"").zip(self.text.find("</aside>"));
        strip.map_or_else(
            || self.text.clone(),
            |(from, to)| format!("{}{}", &self.text[..from], &self.text[to..]),
        )
    }

    /// The page's text without its marks, for reading.
    pub fn plain(&self) -> String {
        let mut out = String::new();
        let mut inside = false;
        for c in self.text.chars() {
            match c {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    out.push(' ');
                }
                '\u{a0}' if !inside => out.push(' '),
                c if !inside => out.push(c),
                _ => {}
            }
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl Visitor {
    /// A new one.
    pub fn new(base: &str) -> Self {
        let client = Client::builder().redirect(Policy::none()).cookie_store(true).build().unwrap();
        Self { client, base: base.to_owned() }
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Reply {
        self.send(self.client.request(Method::GET, format!("{}{path}", self.base))).await
    }

    /// Sends a form, as a page of the site would. A command id is added when the form has none.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.send(self.form(path, fields)).await
    }

    /// Sends a form as the page's own script does.
    pub async fn autosave(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let request = self.form(path, fields).header("X-Autosave", "1").header("Accept", "application/json");
        self.send(request).await
    }

    /// Sends a file in a form.
    pub async fn upload(&self, path: &str, name: &str, bytes: Vec<u8>) -> Reply {
        let part = reqwest::multipart::Part::bytes(bytes).file_name(name.to_owned());
        let form = reqwest::multipart::Form::new().text("command", command()).part("file", part);
        let request = self.client.request(Method::POST, format!("{}{path}", self.base));
        self.send(request.header("Origin", &self.base).multipart(form)).await
    }

    /// The request of a form, for tests that change it.
    pub fn form(&self, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
        let mut fields: Vec<(String, String)> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        if !fields.iter().any(|(name, _)| name == "command") && !path.starts_with("/demo/sign-in") {
            fields.push(("command".to_owned(), command()));
        }
        let request = self.client.request(Method::POST, format!("{}{path}", self.base));
        request.header("Origin", &self.base).form(&fields)
    }

    /// Sends any request.
    pub async fn send(&self, request: RequestBuilder) -> Reply {
        self.run(request.build().unwrap()).await
    }

    /// Sends a request that a test has changed.
    ///
    /// A server that refuses a body early closes the connection; whoever is just writing to it, or takes it
    /// up for the next request, asks once more, as browsers do.
    pub async fn run(&self, request: reqwest::Request) -> Reply {
        let again = [request.try_clone(), request.try_clone()];
        let mut answer = self.client.execute(request).await;
        for request in again.into_iter().flatten() {
            if answer.as_ref().is_err_and(reqwest::Error::is_request) {
                answer = self.client.execute(request).await;
            }
        }
        let response = answer.unwrap();
        let status = response.status().as_u16();
        let to = response.headers().get("location").map(|to| to.to_str().unwrap().to_owned());
        let headers = response.headers().iter().map(|(name, value)| format!("{name}: {value:?}\n")).collect();
        let bytes = response.bytes().await.unwrap();
        Reply { status, to, headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }
}

/// A fresh command id.
pub fn command() -> String {
    persistence::ids::fresh().to_string()
}
