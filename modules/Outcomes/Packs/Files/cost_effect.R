# Repeats net benefit and acceptability curve from the rows of this pack, in R alone, without further packages:   Rscript cost_effect.R
# It ends with 0 when every number agrees with cost-results.csv within 1e-6, otherwise with 1 and the numbers that do not.
school <- read.csv("school.csv"); cost <- read.csv("cost.csv"); results <- read.csv("cost-results.csv")
draws <- as.matrix(read.csv("draws.csv", check.names = FALSE))
school <- merge(school, cost, by = "school")
school$averted <- ifelse(is.na(school$contacts), NA, -school$nfa)
found <- list()
keep <- function(id, key, value) found[[length(found) + 1]] <<- data.frame(id = id, key = key, value = value)

# Least squares on arm, strata and baseline contacts, for schools that reported and whose stratum has another; HC2 by hand.
rows <- school[!is.na(school$averted), ]
rows <- rows[rows$stratum %in% names(which(table(rows$stratum) > 1)), ]
strata <- if (length(unique(rows$stratum)) > 1) "+ factor(stratum)" else ""
fit <- function(y) lm(as.formula(paste("y ~ arm", strata, "+ baseline_contacts")), transform(rows, y = y))
hc2 <- function(model) {
  x <- model.matrix(model)[, !is.na(coef(model)), drop = FALSE]; bread <- solve(crossprod(x))
  meat <- crossprod(x * (residuals(model) / sqrt(1 - hatvalues(model))))
  sqrt((bread %*% meat %*% bread)["arm", "arm"])
}
costs <- fit(rows$pence); effects <- fit(rows$averted)
keep("increment", "cost", coef(costs)[["arm"]]); keep("increment", "effect", coef(effects)[["arm"]])
keep("increment", "effect_error", sqrt(vcov(effects)["arm", "arm"]))

# Resamples of schools within stratum and arm: draws.csv says how often each has a school. Differences of means, unadjusted.
draws <- draws[, school$school]
mean_of <- function(value, arm) {
  known <- !is.na(value) & school$arm == arm
  drop(draws[, known] %*% value[known]) / rowSums(draws[, known])
}
more_cost <- mean_of(school$pence, 1) - mean_of(school$pence, 0)
more_effect <- mean_of(school$averted, 1) - mean_of(school$averted, 0)
for (id in grep("^net_benefit[.]", unique(results$id), value = TRUE)) {
  worth <- as.numeric(sub("^net_benefit[.]", "", id))
  model <- fit(worth * rows$averted - rows$pence)
  keep(id, "benefit", coef(model)[["arm"]]); keep(id, "error_HC2", hc2(model))
  keep(id, "acceptability", mean(worth * more_effect - more_cost > 0))
}

both <- merge(do.call(rbind, found), results, by = c("id", "key"), suffixes = c(".r", ".pack"))
both <- both[!is.na(both$value.pack), ]
both$agrees <- abs(both$value.r - both$value.pack) <= 1e-9 + 1e-6 * abs(both$value.pack)
for (at in which(!both$agrees)) cat("DIFFERS", both$id[at], both$key[at], "R", both$value.r[at], "cost-results.csv", both$value.pack[at], "\n")
cat(sum(both$agrees), "agree,", sum(!both$agrees), "differ\n")
quit(status = if (all(both$agrees) && nrow(both) == sum(!is.na(results$value)) && nrow(both) > 0) 0 else 1)
