# Shares of contacts closed with no further action, by authority, over the trial's months, with schools as clusters: ratio linearisation, t with
# schools - 1 degrees of freedom. Run at the root of the repository (R alone, no packages):
#   Rscript tests/Outcomes/Contacts/R/authority_shares.R tests/Data/programme/outcomes/returns tests/Outcomes/Contacts/R/authority_shares.csv
a <- commandArgs(TRUE); out <- NULL
for (la in sort(list.files(a[1]))) {
  files <- sort(list.files(file.path(a[1], la))); month <- substr(files, 1, 7)
  files <- files[month >= "2021-09"]; month <- substr(files, 1, 7)
  files <- sapply(unique(month), function(m) tail(files[month == m][order(nchar(files[month == m]))], 1))  # -v2 replaces the file
  rows <- do.call(rbind, lapply(files, function(f) read.csv(file.path(a[1], la, f))[, c("school_urn", "contacts_total", "contacts_nfa")]))
  rows <- rows[complete.cases(rows), ]
  q <- aggregate(cbind(contacts_total, contacts_nfa) ~ school_urn, rows, sum); q <- q[q$contacts_total > 0, ]
  n <- q$contacts_total; x <- q$contacts_nfa; p <- sum(x) / sum(n); G <- nrow(q)
  se <- sqrt(G / (G - 1) * sum((x - p * n)^2)) / sum(n); half <- qt(.975, G - 1) * se
  out <- rbind(out, data.frame(la_code = la, schools = G, contacts = sum(n), nfa = sum(x), share = sprintf("%.15g", p), se = sprintf("%.15g", se),
                               lower = sprintf("%.15g", max(0, p - half)), upper = sprintf("%.15g", min(1, p + half))))
}
write.csv(out, a[2], row.names = FALSE, quote = FALSE)
